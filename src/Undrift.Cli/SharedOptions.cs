using System.CommandLine;

namespace Undrift.Cli;

/// <summary>The options that every comparing command shares. One instance for each command: options hold no state.</summary>
internal sealed class SharedOptions
{
    public Option<string?> Config { get; } =
        new("--config") { Description = "Project file (default: undrift.yml, searched upwards)", HelpName = "FILE" };

    public Option<string?> Environment { get; } =
        new("--environment", "-e", "--env")
        {
            Description = "Environment of the project file to check",
            HelpName = "ENV",
        };

    public Option<string?> Database { get; } =
        new("--database") { Description = "The database to check (no project file needed)", HelpName = "URL" };

    public Option<string?> Desired { get; } =
        new("--desired")
        {
            Description = "The desired schema: FILE.sql, folder, migrations:DIR, snapshot.json or a database",
            HelpName = "SOURCE",
        };

    /// <summary>For commands that look at the second leg.</summary>
    public Option<string?> Migrations { get; } =
        new("--migrations")
        {
            Description = "The project's migrations (default: migrations: of undrift.yml)",
            HelpName = "SOURCE",
        };

    /// <summary>For commands that tell causes.</summary>
    public Option<bool> IncludePending { get; } =
        new("--include-pending") { Description = "What pending migrations will change counts as drift" };

    public Option<string?> EnvFile { get; } =
        new("--env-file") { Description = "Read environment variables from a .env file", HelpName = "FILE" };

    public Option<string?> Engine { get; } =
        new("--engine") { Description = "Engine of SQL files when no database says it", HelpName = "NAME" };

    public Option<string[]> Schemas { get; } =
        new("--schema") { Description = "Compare only this schema (repeatable)", HelpName = "NAME" };

    public Option<string?> Scratch { get; } =
        new("--scratch") { Description = "Server for scratch databases (URL), or same-server", HelpName = "URL" };

    public Option<string?> Python { get; } =
        new("--python")
        {
            Description = "Python for sqlalchemy: and alembic: (default: the project's own)",
            HelpName = "FILE",
        };

    public Option<bool> NoCache { get; } =
        new("--no-cache") { Description = "Run SQL and tools anew, although nothing that they read has changed" };

    public Option<string?> Policy { get; } =
        new("--policy") { Description = "Policy file (default: drift-policy.yml)", HelpName = "FILE" };

    public Option<string?> Presets { get; } =
        new("--presets")
        {
            Description = "Ignore what libraries and platforms own: auto (default), none, or names",
            HelpName = "NAMES",
        };

    public Option<bool> ColumnOrder { get; } =
        new("--column-order") { Description = "Compare the order of columns too" };

    public Option<bool> Cluster { get; } =
        new("--cluster") { Description = "Compare roles, memberships, settings and the database's properties too" };

    public Option<bool> AllowEmpty { get; } =
        new("--allow-empty") { Description = "An empty schema on one side is meant" };

    /// <summary>For commands that make plans.</summary>
    public Option<string[]> Rename { get; } =
        new("--rename")
        {
            Description =
                "Rename instead of dropping and making anew (repeatable): public.users.mail=public.users.email",
            HelpName = "OLD=NEW",
        };

    /// <summary>For commands that make plans.</summary>
    public Option<bool> Online { get; } =
        new("--online")
        {
            Description = "SQL that keeps others waiting as little as can be, in several transactions (PostgreSQL)",
        };

    /// <summary>For commands that make plans for a database.</summary>
    public Option<bool> Probe { get; } =
        new("--probe")
        {
            Description = "Look at how many rows the changed tables hold (read-only); what has none has no hazard",
        };

    /// <summary>For commands that record their runs, and those that look at them.</summary>
    public Option<string?> History { get; } =
        new("--history")
        {
            Description = "Record this run in a file or PostgreSQL database (default: .undrift/history.db), or none",
            HelpName = "FILE|URL",
            Arity = ArgumentArity.ZeroOrOne,
        };

    public Option<string?> Timeout { get; init; } =
        new("--timeout") { Description = "For connecting and for each statement (default: 30s)", HelpName = "TIME" };

    public Option<bool> Verbose { get; } = new("--verbose") { Description = "Say what is done and how long it takes" };

    public Option<bool> Quiet { get; } = new("--quiet") { Description = "No report on standard output" };

    public Option<bool> NoColour { get; } = new("--no-color") { Description = "No colours" };

    /// <summary>All options: for commands that work on an environment.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(Environment);
        command.Options.Add(Database);
        command.Options.Add(Desired);
        AddToDiff(command);
    }

    /// <summary>The options of commands that name their sources as arguments.</summary>
    public void AddToDiff(Command command)
    {
        foreach (
            var option in (Option[])
                [
                    Config,
                    EnvFile,
                    Engine,
                    Schemas,
                    Scratch,
                    Python,
                    NoCache,
                    Policy,
                    Presets,
                    ColumnOrder,
                    Cluster,
                    AllowEmpty,
                    Timeout,
                    Verbose,
                    Quiet,
                    NoColour,
                ]
        )
            command.Options.Add(option);
    }
}
