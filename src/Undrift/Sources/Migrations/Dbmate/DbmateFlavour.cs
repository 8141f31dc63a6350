using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>dbmate: <c>20240101120000_name.sql</c> with a part behind <c>-- migrate:up</c> and one behind <c>-- migrate:down</c>.</summary>
internal sealed partial class DbmateFlavour : IMigrationFlavour
{
    public string Name => "dbmate";

    public string? EvidenceIn(MigrationFolder folder) =>
        folder.Top(".sql").FirstOrDefault(file => folder.HeadHas(file, line => Mark().IsMatch(line)));

    public MigrationSet Read(MigrationFolder folder)
    {
        var faults = new List<MigrationFault>();
        Migration[] migrations =
        [
            .. folder
                .Top(".sql")
                .Where(file => FileName().IsMatch(file))
                .Select(file => Read(folder, file, faults))
                .OfType<Migration>(),
        ];
        // dbmate sorts the names of the files, and keeps the digits as a text.
        return new MigrationSet(Name, folder.Path, migrations)
        {
            Apply = $"dbmate --migrations-dir {folder.Path} up",
            History = HistoryFormat.Dbmate,
            Writer = migrations is [.., var last] ? new DbmateWriter(folder, last) : null,
            NewMigration = $"dbmate --migrations-dir {folder.Path} new NAME",
            Faults = [.. MigrationOrder.Faults(migrations, migration => migration.Version), .. faults],
        };
    }

    private static Migration? Read(MigrationFolder folder, string file, List<MigrationFault> faults)
    {
        var marks = folder.Lines(file).Select(line => Mark().Match(line)).Where(match => match.Success).ToList();
        if (!marks.Exists(mark => IsUp(mark)))
        {
            faults.Add(new MigrationFault("there is no '-- migrate:up' in the file", folder.Shown(file)));
            return null;
        }
        var match = FileName().Match(file);
        return new Migration(
            match.Groups["version"].Value,
            match.Groups["name"].Value,
            Part(folder, file, marks, up: true)
        )
        {
            Down = marks.Exists(mark => !IsUp(mark)) ? Part(folder, file, marks, up: false) : null,
        };
    }

    private static SqlScript Part(MigrationFolder folder, string file, List<Match> marks, bool up)
    {
        var alone = marks.Find(mark => IsUp(mark) == up)!.Groups["options"].Value;
        var transaction = alone.Contains("transaction:false", StringComparison.Ordinal)
            ? ScriptTransaction.AsWritten
            : ScriptTransaction.One;
        return folder.Part(
            file,
            transaction,
            () =>
            {
                var inside = false;
                return line =>
                {
                    if (Mark().Match(line) is not { Success: true } mark)
                        return inside ? line : null;
                    inside = IsUp(mark) == up;
                    return null;
                };
            }
        );
    }

    private static bool IsUp(Match mark) => mark.Groups["way"].Value == "up";

    [GeneratedRegex(@"^--\s*migrate:(?<way>up|down)(\s+(?<options>.*))?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^(?<version>\d+)_?(?<name>.*)\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileName();
}
