#pragma once
#include "command.hpp"

namespace distich::cli {

Run setup_segment(Declaration& declare);
Run setup_terms(Declaration& declare);
Run setup_extract_terms(Declaration& declare);
Run setup_match(Declaration& declare);
Run setup_assist(Declaration& declare);
Run setup_pretranslate(Declaration& declare);
Run setup_align(Declaration& declare);
Run setup_check(Declaration& declare);
Run setup_diff(Declaration& declare);
Run setup_stats(Declaration& declare);
Run setup_convert(Declaration& declare);
Run setup_merge(Declaration& declare);
Run setup_import(Declaration& declare);
Run setup_export(Declaration& declare);
Run setup_concordance(Declaration& declare);
Run setup_glossary_import(Declaration& declare);
Run setup_glossary_export(Declaration& declare);
Run setup_glossary_list(Declaration& declare);
Run setup_glossary_find(Declaration& declare);
Run setup_glossary_show(Declaration& declare);
Run setup_glossary_add(Declaration& declare);
Run setup_glossary_edit(Declaration& declare);
Run setup_glossary_remove(Declaration& declare);
Run setup_glossary_lint(Declaration& declare);
Run setup_glossary_diff(Declaration& declare);
Run setup_glossary_merge(Declaration& declare);
Run setup_memory_list(Declaration& declare);
Run setup_memory_undo(Declaration& declare);
Run setup_memory_units(Declaration& declare);
Run setup_memory_edit(Declaration& declare);
Run setup_memory_delete(Declaration& declare);
Run setup_memory_dedupe(Declaration& declare);
Run setup_memory_penalty(Declaration& declare);
Run setup_memory_stats(Declaration& declare);
Run setup_memory_check(Declaration& declare);
Run setup_memory_vacuum(Declaration& declare);
Run setup_rules_list(Declaration& declare);
Run setup_rules_add(Declaration& declare);
Run setup_rules_remove(Declaration& declare);
Run setup_rules_export(Declaration& declare);
Run setup_formats(Declaration& declare);

}  // namespace distich::cli
