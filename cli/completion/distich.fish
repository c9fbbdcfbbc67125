# distich completion for fish
function __distich_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l answer ($words[1] help --complete $words[2..-1] 2>/dev/null)
    test (count $answer) -gt 1; and printf '%s\n' $answer[2..-1]
    switch "$answer[1]"
        case ':files'
            __fish_complete_path (commandline -ct)
        case ':folders'
            __fish_complete_directories (commandline -ct)
    end
end
complete -c distich -f -a '(__distich_complete)'
