using System.Text.Json;
using System.Text.RegularExpressions;

namespace Undrift;

/// <summary>
/// Alembic: a revision behind the head, from the project's own template, in the file that its settings name. The project's
/// Python writes it with marks in place of the statements, so that no SQL is an argument of a program.
/// </summary>
/// <param name="run">Runs a script with arguments behind the configuration, in the project's Python.</param>
/// <param name="folder">The folder of the configuration.</param>
internal sealed partial class AlembicWriter(
    Func<string, string[], CancellationToken, Task<CommandOutput>> run,
    string folder
) : IMigrationWriter
{
    private const string Up = "op.execute(\"undrift: up\")";
    private const string Down = "op.execute(\"undrift: down\")";

    /// <inheritdoc/>
    public async Task<WrittenMigration> WriteAsync(MigrationDraft draft, CancellationToken cancellation)
    {
        var message = draft.Name.Replace('_', ' ');
        var said = await run("write_revision.py", [message, Up, Down], cancellation);
        using var json = JsonDocument.Parse(said.Output);
        var revision = json.RootElement.GetProperty("revision").GetString()!;
        var path = json.RootElement.GetProperty("path").GetString()!;
        var text = json.RootElement.GetProperty("text").GetString()!;
        var written = Replaced(Replaced(text, Up, draft.Up, path), Down, draft.Down, path);
        var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(folder, path));
        return new WrittenMigration(revision, [new MigrationFile(shown, written)])
        {
            Mark = $"alembic stamp {revision}, when nothing else is pending",
        };
    }

    /// <summary>The text with the statements in place of a mark, at its depth.</summary>
    private static string Replaced(string text, string mark, DraftPart part, string path)
    {
        var line = text.Split('\n').FirstOrDefault(line => line.Contains(mark, StringComparison.Ordinal));
        if (line is null)
            throw UndriftException.Failed(
                "the template of revisions takes no statements",
                path,
                "write ${upgrades} and ${downgrades} into script.py.mako, as Alembic's own has them"
            );
        var depth = line[..line.IndexOf(mark, StringComparison.Ordinal)];
        return text.Replace(
            line,
            string.Join('\n', Lines(part).Select(code => depth + code)),
            StringComparison.Ordinal
        );
    }

    private static IEnumerable<string> Lines(DraftPart part)
    {
        if (part.Statements.Count == 0)
            return ["pass"];
        var calls = part.Statements.Select(statement => $"op.execute({Literal(statement.Sql)})");
        return part.IsAlone
            ? calls.Select(call => "    " + call).Prepend("with op.get_context().autocommit_block():")
            : calls;
    }

    /// <summary>A text of Python. Alembic takes a word behind a colon for a parameter, unless a backslash stands before it.</summary>
    private static string Literal(string sql)
    {
        var text = Parameter().Replace(sql, "\\:").Replace("\\", "\\\\", StringComparison.Ordinal);
        text = text.Replace("\"\"\"", "\\\"\\\"\\\"", StringComparison.Ordinal);
        if (text.EndsWith('"'))
            text = text[..^1] + "\\\"";
        return $"\"\"\"{text}\"\"\"";
    }

    // As SQLAlchemy finds them, and what it takes for one that is escaped already (sqlalchemy/sql/compiler.py, BIND_PARAMS,
    // BIND_PARAMS_ESC).
    [GeneratedRegex(@"(?<=\\):(?!:)|(?<![:\w\\]):(?=\w)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
