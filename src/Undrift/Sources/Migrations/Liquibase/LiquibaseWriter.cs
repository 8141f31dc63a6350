using System.Globalization;

namespace Undrift;

/// <summary>
/// Liquibase: a changeset. Where the project keeps several in one file it comes to the end of the last file, else it gets a
/// file of its own behind the last.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="migrations">The changesets in order; at least one.</param>
internal sealed class LiquibaseWriter(MigrationFolder folder, IReadOnlyList<Migration> migrations) : IMigrationWriter
{
    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var last = migrations[^1];
        var (author, number) = (last.Version.Split(':')[0], last.Version.Split(':')[^1]);
        var id = number.All(char.IsAsciiDigit) ? NextNumber.After(number, draft.Time) : draft.Name;
        var changeset = Changeset(author.Contains(' ') ? $"\"{author}\"" : author, id, draft);
        var shared = migrations.Count(migration => migration.File == last.File) > 1 || Files == 1;
        var file = shared
            ? new MigrationFile(last.File, Before(last.File) + changeset, Replaces: true)
            : new MigrationFile(NewFile(last.File, draft), "--liquibase formatted sql\n\n" + changeset);
        return Task.FromResult(
            new WrittenMigration($"{author}:{id}", [file])
            {
                Mark = "liquibase changelog-sync, while nothing else is pending",
                Notes =
                    shared || folder.Files.All(other => other.EndsWith(".sql", StringComparison.OrdinalIgnoreCase))
                        ? []
                        :
                        [
                            $"name {Path.GetFileName(file.Path)} in the changelog, unless it includes all files of the folder",
                        ],
            }
        );
    }

    private int Files => migrations.Select(migration => migration.File).Distinct(StringComparer.Ordinal).Count();

    private static string NewFile(string last, MigrationDraft draft)
    {
        var name = Path.GetFileName(last);
        // Files are taken in the order of their names.
        var number = char.IsAsciiDigit(name[0]) ? NextNumber.After(name, draft.Time) : NextNumber.Stamp(draft.Time);
        var own = $"{number}_{draft.Name}.sql";
        var title = string.CompareOrdinal(own, name) > 0 ? own : Path.GetFileNameWithoutExtension(name) + "_" + own;
        return Path.Combine(Path.GetDirectoryName(last) ?? "", title);
    }

    private static string Before(string file)
    {
        var text = File.ReadAllText(file);
        return text.TrimEnd('\r', '\n') + "\n\n";
    }

    private static string Changeset(string author, string id, MigrationDraft draft)
    {
        var options = string.Concat(
            draft.Up.IsAlone || draft.Down.IsAlone ? " runInTransaction:false" : "",
            draft.Up.Statements.Concat(draft.Down.Statements).Any(statement => statement.Sql.Contains(';'))
                ? " splitStatements:false"
                : ""
        );
        var rollback = draft.Down.Sql.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"--changeset {author}:{id}{options}\n{draft.Head}{draft.Up.Sql}{string.Concat(rollback.Select(line => $"--rollback {line}\n"))}"
        );
    }
}
