using System.Text.RegularExpressions;

namespace Undrift.Cli.Init;

/// <summary>Tells from the files of a folder which tool makes its schema. Nothing is run.</summary>
internal sealed partial class ProjectFinder(string folder)
{
    private static readonly string[] DrizzleFiles =
    [
        "drizzle.config.ts",
        "drizzle.config.js",
        "drizzle.config.mjs",
        "drizzle.config.json",
    ];

    private static readonly string[] MigrationFolders =
    [
        "migrations",
        "db/migrations",
        "db/migrate",
        "database/migrations",
        "sql/migrations",
        "src/main/resources/db/migration",
    ];

    private static readonly string[] SchemaFiles =
    [
        "schema.sql",
        "db/schema.sql",
        "db/structure.sql",
        "sql/schema.sql",
    ];

    /// <summary>What is there; a project without a known tool has null everywhere.</summary>
    public FoundProject Find() => Drizzle() ?? Prisma() ?? Alembic() ?? EfCore() ?? Files() ?? Nothing;

    private static FoundProject Nothing { get; } = new(null, null, null, null, Language.None, []);

    private FoundProject? Drizzle()
    {
        if (DrizzleFiles.FirstOrDefault(Has) is not { } config)
            return null;
        var text = Text(config);
        var output = Setting("out", text)?.Trim('/').Replace("./", "", StringComparison.Ordinal) ?? "drizzle";
        var schema = Setting("schema", text)?.Replace("./", "", StringComparison.Ordinal);
        return new FoundProject(
            "Drizzle",
            EngineOf(Setting("dialect", text)),
            "drizzle:" + config,
            Directory.Exists(Full(output)) ? "migrations:" + output : null,
            Node(),
            [config, output + "/**", .. schema is null ? [] : (string[])[schema]]
        );
    }

    private FoundProject? Prisma() =>
        Has("prisma/schema.prisma")
            ? new FoundProject(
                "Prisma",
                EngineOf(Setting("provider", Text("prisma/schema.prisma").Split("datasource", 2)[^1])),
                "migrations:prisma/migrations",
                "migrations:prisma/migrations",
                Node(),
                ["prisma/**"]
            )
            : null;

    private FoundProject? Alembic() =>
        Has("alembic.ini")
            ? new FoundProject(
                "Alembic",
                EngineOf(Setting("sqlalchemy.url", Text("alembic.ini"))),
                "alembic:alembic.ini",
                "alembic:alembic.ini",
                Language.Python,
                ["alembic.ini", "**/*.py"]
            )
            : null;

    private FoundProject? EfCore()
    {
        var projects = Directory
            .EnumerateFiles(
                folder,
                "*.csproj",
                new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 }
            )
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        foreach (var project in projects)
            if (EfProvider().Match(Text(project)) is { Success: true } provider)
            {
                var source = "efcore:" + project;
                var own = Path.GetDirectoryName(project)!.Replace('\\', '/');
                var watched = own.Length == 0 ? "**/*.cs" : own + "/**";
                return new FoundProject(
                    "EF Core",
                    EngineOf(provider.Value),
                    source,
                    source,
                    Language.DotNet,
                    [watched]
                );
            }
        return null;
    }

    private FoundProject? Files()
    {
        var migrations = MigrationFolders.FirstOrDefault(path => Directory.Exists(Full(path)));
        var schema = SchemaFiles.FirstOrDefault(Has);
        if (migrations is null && schema is null)
            return null;
        var source = migrations is null ? null : "migrations:" + migrations;
        return new FoundProject(
            null,
            null,
            schema ?? source,
            schema is null ? null : source,
            Language.None,
            [.. migrations is null ? [] : (string[])[migrations + "/**"], .. schema is null ? [] : (string[])[schema]]
        );
    }

    private Language Node() =>
        Has("pnpm-lock.yaml") ? Language.Pnpm
        : Has("yarn.lock") ? Language.Yarn
        : Language.Npm;

    /// <summary>The engine that a dialect, a provider or the beginning of a URL names; null: none that is known.</summary>
    private static string? EngineOf(string? text) =>
        text is null ? null
        : text.Contains("postgres", StringComparison.OrdinalIgnoreCase)
        || text.Contains("Npgsql", StringComparison.Ordinal)
            ? "postgres"
        : text.Contains("mysql", StringComparison.OrdinalIgnoreCase)
        || text.Contains("mariadb", StringComparison.OrdinalIgnoreCase)
            ? "mysql"
        : text.Contains("sqlite", StringComparison.OrdinalIgnoreCase) ? "sqlite"
        : null;

    /// <summary>A setting as configuration files write it: <c>name: "value"</c>, <c>name = value</c>; null: not there.</summary>
    private static string? Setting(string name, string text) =>
        Settings()
            .Matches(text)
            .FirstOrDefault(match => match.Groups["name"].Value == name)
            ?.Groups["value"]
            .Value.Trim();

    private bool Has(string path) => File.Exists(Full(path));

    private string Full(string path) => Path.Combine(folder, path);

    private string Text(string path) => TextFile.Read(Full(path), "project file");

    [GeneratedRegex(
        """(?<![\w.])["']?(?<name>[\w.]+)["']?\s*[:=]\s*["']?(?<value>[^"'\r\n,]+)""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Settings();

    [GeneratedRegex(
        """(?<=PackageReference\s+Include=")(Npgsql\.EntityFrameworkCore|Microsoft\.EntityFrameworkCore\.Sqlite|[\w.]*EntityFrameworkCore\.My[Ss][Qq][Ll]|MySql\.EntityFrameworkCore)[\w.]*""",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex EfProvider();
}
