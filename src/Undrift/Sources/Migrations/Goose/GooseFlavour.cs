using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>goose: <c>00001_name.sql</c> with <c>-- +goose Up</c>, <c>-- +goose Down</c> and further annotations.</summary>
internal sealed partial class GooseFlavour : IMigrationFlavour
{
    public string Name => "goose";

    public string? EvidenceIn(MigrationFolder folder) =>
        folder.Top(".sql").FirstOrDefault(file => folder.HeadHas(file, line => Command(line) is not null));

    public MigrationSet Read(MigrationFolder folder)
    {
        var faults = new List<MigrationFault>();
        Migration[] migrations =
        [
            .. folder
                .Top(".sql")
                .Select(file => (File: file, Match: FileName().Match(file)))
                .Where(file => file.Match.Success)
                .Select(file => Read(folder, file.File, file.Match, faults))
                .OfType<Migration>()
                .OrderBy(migration => MigrationOrder.Value(migration.Version)),
        ];
        var programs = folder.Top(".go").Where(file => FileName().IsMatch(Path.ChangeExtension(file, "sql")));
        return new MigrationSet(Name, folder.Path, migrations)
        {
            Apply = $"goose -dir {folder.Path} up",
            History = HistoryFormat.Goose,
            Writer = migrations is [.., var last] ? new GooseWriter(folder, last) : null,
            NewMigration = $"goose -dir {folder.Path} create NAME sql",
            Faults =
            [
                .. MigrationOrder.Faults(migrations, migration => migration.Version),
                .. faults,
                .. programs
                    .Where(file => !file.EndsWith("_test.go", StringComparison.Ordinal))
                    .Select(file => new MigrationFault(
                        "a migration written in Go is not run: let the project's own program migrate (exec:)",
                        folder.Shown(file)
                    )),
            ],
        };
    }

    private static Migration? Read(MigrationFolder folder, string file, Match name, List<MigrationFault> faults)
    {
        var commands = folder.Lines(file).Select(Command).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (!commands.Contains("up"))
        {
            faults.Add(new MigrationFault("there is no '-- +goose Up' in the file", folder.Shown(file)));
            return null;
        }
        if (commands.Contains("envsub on"))
            faults.Add(
                new MigrationFault("'-- +goose ENVSUB ON': variables are not filled in here", folder.Shown(file))
            );
        var transaction = commands.Contains("no transaction") ? ScriptTransaction.AsWritten : ScriptTransaction.One;
        return new Migration(
            MigrationOrder.Plain(name.Groups["version"].Value),
            name.Groups["name"].Value,
            Part(folder, file, transaction, "up")
        )
        {
            Down = commands.Contains("down") ? Part(folder, file, transaction, "down") : null,
        };
    }

    private static SqlScript Part(MigrationFolder folder, string file, ScriptTransaction transaction, string wanted) =>
        folder.Part(
            file,
            transaction,
            () =>
            {
                var part = "";
                return line =>
                {
                    if (Command(line) is not { } command)
                        return part == wanted ? line : null;
                    part = command is "up" or "down" ? command : part;
                    return null;
                };
            }
        );

    /// <summary>The annotation of a line in lower case, with single blanks; null when it is none.</summary>
    private static string? Command(string line) =>
        Annotation().Match(line) is { Success: true } match
            ? string.Join(
                ' ',
                match.Groups["command"].Value.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
            : null;

    [GeneratedRegex(@"^\s*--\s*\+goose\s+(?<command>[A-Za-z ]+?)\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Annotation();

    [GeneratedRegex(@"^(?<version>\d+)_(?<name>.*)\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
