#pragma once
#include <string_view>

#include <distich/formats/losses_internal.hpp>
#include <distich/formats/xliff/code_plan_internal.hpp>
#include <distich/xml/writer.hpp>

namespace distich::formats::xliff1 {

/// What stands inside a <source> or <target>: text and inline elements. Counts what the elements cannot hold.
void write_content(xml::Writer& writer, const xliff::CodePlan& plan, const xliff::CodePlan::Side& side,
                   Losses& losses);

}  // namespace distich::formats::xliff1
