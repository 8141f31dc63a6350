using System.Text;

namespace Undrift.PostgreSql;

/// <summary>Gives the statements of scripts in order, follows their includes and deals with psql's commands.</summary>
/// <param name="notes">Gets what a person should know (a skipped <c>\connect</c>).</param>
internal sealed class ScriptWalker(ICollection<string> notes)
{
    private readonly Stack<string> open = new();
    private bool connected;
    private bool changed;

    /// <summary>The statements of one script, read as they are asked for.</summary>
    /// <exception cref="UndriftException">The script cannot be read, or holds a command that cannot be done.</exception>
    public IEnumerable<Statement> Walk(SqlScript script)
    {
        open.Push(script.Name);
        using var reader = new StatementReader(script.Name, Open(script));
        while (Next(reader) is { } item)
        {
            if (item is Statement statement)
            {
                // Settings come before everything else in a dump, also before its \connect.
                changed |= !statement.Begins("SET") && !statement.Begins("SELECT");
                yield return statement;
                continue;
            }
            var command = (MetaCommand)item;
            if (command is { Name: "q" or "quit", Within: false })
                break;
            if (MetaCommands.IsInclude(command))
                foreach (var included in Walk(Included(command)))
                    yield return included;
            else
                Do(command);
        }
        open.Pop();
    }

    private static TextReader Open(SqlScript script)
    {
        try
        {
            return script.Open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw UndriftException.Failed("the file cannot be opened", script.Name, e.Message);
        }
    }

    private static ScriptItem? Next(StatementReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (DecoderFallbackException)
        {
            throw UndriftException.Failed(
                "the file is not UTF-8 text",
                $"{reader.Here} or soon behind it",
                "save the file as UTF-8; a pg_dump archive (-Fc) is turned into SQL with pg_restore -f FILE.sql"
            );
        }
        catch (IOException e)
        {
            throw UndriftException.Failed("the file cannot be read on", reader.Here.ToString(), e.Message);
        }
    }

    private void Do(MetaCommand command)
    {
        if (MetaCommands.IsIgnored(command))
            return;
        if (command.Within || command.Name is not ("c" or "connect") || connected || changed)
            throw MetaCommands.Refusal(command);
        connected = true;
        notes.Add($"{command.Place}: \\{command.Name} is skipped, as the schema is built in one scratch database");
    }

    private SqlScript Included(MetaCommand command)
    {
        var path = MetaCommands.IncludedPath(command);
        if (!File.Exists(path))
            throw UndriftException.Failed(
                $"the included file {path} does not exist",
                command.Place.ToString(),
                @"\i is looked for from the current folder, \ir from the folder of the including file"
            );
        if (open.Contains(path))
            throw UndriftException.Failed(
                $"the file {path} includes itself",
                command.Place.ToString(),
                "remove the line"
            );
        return ScriptFiles.Open(path);
    }
}
