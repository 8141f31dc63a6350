using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>Plain numbered SQL: a file with the next number, and one that undoes it where the others have that.</summary>
/// <param name="folder">The folder.</param>
/// <param name="last">The last migration.</param>
internal sealed partial class PlainWriter(MigrationFolder folder, Migration last) : IMigrationWriter
{
    /// <inheritdoc/>
    public Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var name = Path.GetFileName(last.File);
        var number = NextNumber.After(name, draft.Time);
        var between = name.Length > last.Version.Length ? name[last.Version.Length] : '_';
        var title = $"{number}{(between is '.' ? '_' : between)}{draft.Name}";
        // The file has no tool around it: its own BEGIN and COMMIT hold it together.
        var files = new List<MigrationFile>
        {
            new(
                folder.Shown(title + UpEnding().Match(name).Value + ".sql"),
                draft.Head + Whole(draft.Up, draft.Engine)
            ),
        };
        if (last.Down is { } down)
            files.Add(Undoing(title, down, draft));
        return Task.FromResult(
            new WrittenMigration(number, files) { Mark = "do not run it where its changes are: nothing records it" }
        );
    }

    private MigrationFile Undoing(string title, SqlScript down, MigrationDraft draft) =>
        new(folder.Shown(title + DownEnding().Match(down.Name).Value), Whole(draft.Down, draft.Engine));

    private static string Whole(DraftPart part, IEngine engine) =>
        part.IsAlone || part.Statements.Count < 2 || !engine.HasTransactionalSchema
            ? part.Script
            : $"BEGIN;\n{part.Script}COMMIT;\n";

    [GeneratedRegex(@"[._-]up(?=\.sql$)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex UpEnding();

    [GeneratedRegex(@"[._-](down|undo|rollback)\.sql$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex DownEnding();
}
