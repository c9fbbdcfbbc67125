# distich completion for bash
_distich() {
  local IFS=$'\n' word=${COMP_WORDS[COMP_CWORD]} paths line
  local words=() typed
  for typed in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
    [ "$typed" = = ] || words+=("$typed")  # bash takes --to=x for three words
  done
  if [ "$word" = = ]; then word= words+=(""); fi
  COMPREPLY=()
  {
    read -r paths
    while read -r line; do COMPREPLY+=("${line%%$'\t'*}"); done
  } < <("${COMP_WORDS[0]}" help --complete "${words[@]}" 2>/dev/null)
  case $paths in
    :files) compopt -o filenames; COMPREPLY+=($(compgen -f -- "$word")) ;;
    :folders) compopt -o filenames; COMPREPLY+=($(compgen -d -- "$word")) ;;
  esac
}
complete -F _distich distich
