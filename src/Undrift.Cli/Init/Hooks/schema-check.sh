#!/bin/sh
# Stops a commit that changes the model and brings no migration. It looks at what is staged and at nothing else: no
# database, no network, no program but git. The pipeline ('undrift verify') finds out whether the migration is the right one.
# Written by 'undrift init'; it is yours to change. Once without it: git commit --no-verify

# staged WHAT...: is a change of it staged?
staged() {
    git diff --cached --no-ext-diff --quiet "$@"
    case $? in
    0) return 1 ;;
    1) return 0 ;;
    *)
        echo "schema-check: git cannot say what is staged" >&2
        exit 1
        ;;
    esac
}

set -- <<model>> <<without-migrations>>
staged -- "$@" || exit 0
staged --diff-filter=d -- <<migrations>> && exit 0
{
    echo "schema-check: the model changed, and no migration is staged:"
    git diff --cached --no-ext-diff --name-only -- "$@" | sed 's/^/  /'
    echo "  next: <<generate>>"
    echo "        git add <<folder>>"
    echo "  no migration is needed: git commit --no-verify"
} >&2
exit 1
