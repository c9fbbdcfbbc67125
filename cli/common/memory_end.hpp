#pragma once

namespace distich::cli {

/// Makes the end of memory an error like any other, with a message and an exit code: a reserve is given up
/// then, from which what is under way is undone; the stack takes its room now, since it cannot say later that
/// there is none; and where memory ends in what may not throw, as the destructors of JSON values, the
/// program still says so. To be called once, before there are threads.
void prepare_for_the_end_of_memory();

}  // namespace distich::cli
