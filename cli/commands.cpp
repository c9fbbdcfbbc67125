#include "commands.hpp"

namespace distich::cli {

std::vector<Command> all_commands() {
  return {
      {"", "segment", tr("cut articles into sentences"), setup_segment},
      {"", "terms", tr("find the glossary's terms in articles"), setup_terms},
      {"", "extract-terms", tr("find what a glossary might hold: candidates for terms"), setup_extract_terms},
      {"", "match", tr("look each sentence up in the memory"), setup_match},
      {"", "assist", tr("make a bilingual file with sentences, matches and terms"), setup_assist},
      {"", "pretranslate", tr("fill a bilingual file from the memory"), setup_pretranslate},
      {"", "align", tr("tie the sentences of an article to those of its translation"), setup_align},
      {"", "check", tr("look for what is wrong in a translation"), setup_check},
      {"", "diff", tr("list what makes one version of a bilingual file into another"), setup_diff},
      {"", "stats", tr("count what there is to translate"), setup_stats},
      {"", "convert", tr("write a bilingual file, memory or glossary in another format"), setup_convert},
      {"", "merge", tr("write the translated article out of a bilingual file"), setup_merge},
      {"", "import", tr("put memories and glossaries into the store"), setup_import},
      {"", "export", tr("write the store's memory or glossary into a file"), setup_export},
      {"", "concordance", tr("search the memory for words"), setup_concordance},
      {"glossary", "import", tr("put glossaries into the store"), setup_glossary_import},
      {"glossary", "export", tr("write the store's glossary into a file"), setup_glossary_export},
      {"glossary", "list", tr("list the store's concepts"), setup_glossary_list},
      {"glossary", "find", tr("find concepts by a term"), setup_glossary_find},
      {"glossary", "show", tr("show concepts with all of their terms"), setup_glossary_show},
      {"glossary", "add", tr("add a concept, or terms to one"), setup_glossary_add},
      {"glossary", "edit", tr("change a concept or one of its terms"), setup_glossary_edit},
      {"glossary", "remove", tr("take concepts out of the store"), setup_glossary_remove},
      {"glossary", "lint", tr("look for what is wrong in a glossary"), setup_glossary_lint},
      {"glossary", "diff", tr("list what makes one glossary into another"), setup_glossary_diff},
      {"glossary", "merge", tr("merge two versions of a glossary that grew out of a third"),
       setup_glossary_merge},
      {"memory", "list", tr("list what was imported, and when"), setup_memory_list},
      {"memory", "undo", tr("take back an import, an edit or a deletion"), setup_memory_undo},
      {"memory", "units", tr("list units of the memory"), setup_memory_units},
      {"memory", "edit", tr("change a unit"), setup_memory_edit},
      {"memory", "delete", tr("take units out of the memory"), setup_memory_delete},
      {"memory", "dedupe", tr("take out what is there twice, and list what contradicts itself"),
       setup_memory_dedupe},
      {"memory", "penalty", tr("set what matches from a file lose"), setup_memory_penalty},
      {"memory", "stats", tr("count what the store holds"), setup_memory_stats},
      {"memory", "check", tr("look whether the store is sound"), setup_memory_check},
      {"memory", "vacuum", tr("give unused space of the store back"), setup_memory_vacuum},
      {"rules", "list", tr("list where the project never, or always, cuts"), setup_rules_list},
      {"rules", "add", tr("remember where never, or always, to cut"), setup_rules_add},
      {"rules", "remove", tr("forget rules of the project"), setup_rules_remove},
      {"rules", "export", tr("write rules as SRX for other tools"), setup_rules_export},
      {"", "formats", tr("list the file formats and what each can do"), setup_formats},
  };
}

Message group_summary(std::string_view group) {
  if (group == "glossary") return tr("look at the store's glossary and change it");
  if (group == "rules") return tr("look after the rules for cutting sentences");
  return tr("look after the store: imports, units, undo, counts, checks");
}

}  // namespace distich::cli
