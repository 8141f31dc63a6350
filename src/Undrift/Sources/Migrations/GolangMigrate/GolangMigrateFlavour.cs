using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>golang-migrate: <c>1_name.up.sql</c> and <c>1_name.down.sql</c>; each file is sent to the server as one query.</summary>
internal sealed partial class GolangMigrateFlavour : IMigrationFlavour
{
    public string Name => "golang-migrate";

    public string? EvidenceIn(MigrationFolder folder) => Files(folder).FirstOrDefault(file => file.IsUp)?.Path;

    public MigrationSet Read(MigrationFolder folder)
    {
        var files = Files(folder).ToLookup(file => file.IsUp);
        var downs = files[false].ToLookup(file => file.Version, StringComparer.Ordinal);
        Migration[] migrations =
        [
            .. files[true]
                .OrderBy(file => MigrationOrder.Value(file.Version))
                .Select(file => new Migration(file.Version, file.Title, Script(folder, file)!)
                {
                    Down = Script(folder, downs[file.Version].FirstOrDefault()),
                }),
        ];
        var alone = files[false].ExceptBy(migrations.Select(up => up.Version), down => down.Version);
        return new MigrationSet(Name, folder.Path, migrations)
        {
            Apply = $"migrate -path {folder.Path} up",
            Repair = $"migrate -path {folder.Path} force with the version before NAME",
            History = HistoryFormat.GolangMigrate,
            Writer = migrations is [.., var last] ? new GolangMigrateWriter(folder, last) : null,
            NewMigration = $"migrate create -ext sql -dir {folder.Path} NAME",
            Faults =
            [
                .. MigrationOrder.Faults(migrations, migration => migration.Version),
                .. alone.Select(down => new MigrationFault(
                    "a down migration without its up migration",
                    folder.Shown(down.Path)
                )),
            ],
        };
    }

    private static SqlScript? Script(MigrationFolder folder, NumberedFile? file) =>
        file is null ? null : folder.Script(file.Path, ScriptTransaction.OneQuery);

    private static IEnumerable<NumberedFile> Files(MigrationFolder folder) =>
        folder
            .Top(".sql")
            .Select(file => (File: file, Match: FileName().Match(file)))
            .Where(file => file.Match.Success)
            .Select(file => new NumberedFile(
                file.File,
                MigrationOrder.Plain(file.Match.Groups["version"].Value),
                file.Match.Groups["title"].Value,
                file.Match.Groups["way"].Value == "up"
            ));

    [GeneratedRegex(@"^(?<version>\d+)_(?<title>.*)\.(?<way>up|down)\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();

    private sealed record NumberedFile(string Path, string Version, string Title, bool IsUp);
}
