#compdef distich
# distich completion for zsh
_distich() {
  local -a answer offered
  local line word
  answer=("${(@f)$($words[1] help --complete "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "${(@)answer[2,-1]}"; do
    word=${line%%$'\t'*}
    offered+=("${word//:/\\:}:${line#*$'\t'}")
  done
  (( $#offered )) && _describe distich offered
  case $answer[1] in
    :files) _files ;;
    :folders) _files -/ ;;
  esac
}
if [[ $funcstack[1] == _distich ]]; then _distich "$@"; else compdef _distich distich; fi
