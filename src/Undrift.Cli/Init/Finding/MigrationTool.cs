namespace Undrift.Cli.Init;

/// <summary>A migration tool that stands beside a project: how a workflow gets it, and how it is told the database.</summary>
/// <param name="Name">Its name, as its own documentation writes it.</param>
/// <param name="Apply">Applies what is pending.</param>
/// <param name="Settings">Its files in the project.</param>
/// <param name="Setup">Steps of a workflow that bring it.</param>
/// <param name="Variables">The variables that it reads, for an engine.</param>
internal sealed record MigrationTool(
    string? Name,
    string? Apply,
    IReadOnlyList<string> Settings,
    IReadOnlyList<string> Setup,
    Func<string?, IReadOnlyList<ToolVariable>> Variables
)
{
    /// <summary>The tool of a folder of migrations.</summary>
    public static MigrationTool Of(MigrationSet set, ProjectFolder folder, string place) =>
        set.Flavour switch
        {
            "flyway" => new(
                "Flyway",
                set.Apply,
                Those(folder, "flyway.toml", "flyway.conf"),
                [
                    "      - uses: red-gate/setup-flyway@v3",
                    "        with: { edition: community, i-agree-to-the-eula: true }",
                ],
                _ => Secrets("FLYWAY_URL", "FLYWAY_USER", "FLYWAY_PASSWORD")
            ),
            "liquibase" => new(
                "Liquibase",
                set.Apply,
                Those(folder, "liquibase.properties"),
                ["      - uses: liquibase/setup-liquibase@v1", "        with: { version: 4.33.0 }"],
                _ => Secrets("LIQUIBASE_COMMAND_URL", "LIQUIBASE_COMMAND_USERNAME", "LIQUIBASE_COMMAND_PASSWORD")
            ),
            "goose" => new(
                "goose",
                set.Apply,
                [],
                Toolchain.Go("github.com/pressly/goose/v3/cmd/goose@latest"),
                engine =>
                    [
                        new ToolVariable("GOOSE_DRIVER", engine == "sqlite" ? "sqlite3" : engine ?? "postgres"),
                        ToolVariable.Url("GOOSE_DBSTRING"),
                    ]
            ),
            "dbmate" => new("dbmate", set.Apply, [], ["      - run: npm install --global dbmate"], Url),
            // It takes the database as an argument only: the shell puts it there, so that no file and no log has it.
            "golang-migrate" => new(
                "golang-migrate",
                $"sh -c 'migrate -path {place} -database \"$DATABASE_URL\" up'",
                [],
                Toolchain.Go("-tags 'postgres mysql sqlite3' github.com/golang-migrate/migrate/v4/cmd/migrate@latest"),
                Url
            ),
            _ => new(null, set.Apply, [], [], Url),
        };

    // DATABASE_URL, which Undrift sets.
    private static ToolVariable[] Url(string? engine) => [];

    private static ToolVariable[] Secrets(params string[] names) => [.. names.Select(ToolVariable.Secret)];

    private static string[] Those(ProjectFolder folder, params string[] files) => [.. files.Where(folder.Has)];
}
