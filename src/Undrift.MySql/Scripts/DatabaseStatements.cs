using Undrift.MySql.Scratch;

namespace Undrift.MySql.Scripts;

/// <summary>What becomes of a statement.</summary>
/// <param name="Sql">What is sent in its place; null: nothing.</param>
/// <param name="Note">What a person should know; null: nothing.</param>
internal sealed record Replacement(string? Sql, string? Note = null);

/// <summary>
/// Deals with CREATE, ALTER, DROP DATABASE and USE. A dump may name its database; a schema is that of one. On a private
/// server the database of that name is made and becomes the one that is read; on a shared one the scratch database stands for it,
/// whatever name the script gives it.
/// </summary>
/// <param name="scratch">The database that the script begins in.</param>
internal sealed class DatabaseStatements(ScratchDatabase scratch)
{
    private static readonly HashSet<string> OfTheServer = new(StringComparer.OrdinalIgnoreCase)
    {
        "mysql",
        "sys",
        "information_schema",
        "performance_schema",
    };

    private string? named;
    private bool filled;

    /// <summary>The database that the objects are in.</summary>
    public string Current { get; private set; } = scratch.Source.Database!;

    /// <summary>Follows what the script makes, so that a change of the database in the middle is noticed.</summary>
    public void Ran(Statement statement) =>
        filled |=
            statement.Word(0) is "CREATE" or "INSERT" or "REPLACE"
            && statement.Word(1) is not ("DATABASE" or "SCHEMA" or "USER" or "ROLE" or "SERVER" or "TABLESPACE");

    /// <summary>Null when the statement is none of these.</summary>
    /// <exception cref="UndriftException">The script is about a second database.</exception>
    public Replacement? Of(Statement statement)
    {
        if (statement.Word(0) == "USE")
            return Use(statement, statement.Word(1).TrimStart('`'));
        var tokens = StatementTokens.Of(statement.Text);
        var at = tokens.FindIndex(t => t is { IsQuoted: false, Value: "DATABASE" or "SCHEMA" });
        if (at < 1 || at > 3 || tokens[0].Value is not ("CREATE" or "ALTER" or "DROP") || tokens[0].IsQuoted)
            return null;
        // CREATE OR REPLACE VIEW schema …: only these words may stand between.
        if (tokens.Take(at).Any(t => t.IsQuoted || t.Value is not ("CREATE" or "ALTER" or "DROP" or "OR" or "REPLACE")))
            return null;
        var name = at + 1;
        while (name < tokens.Count && tokens[name] is { IsQuoted: false, Value: "IF" or "NOT" or "EXISTS" })
            name++;
        if (name >= tokens.Count)
            return null;
        var token = tokens[name];
        var written = token.IsQuoted ? token.Value : statement.Text[token.Start..token.End];
        return tokens[0].Value switch
        {
            "CREATE" => Create(statement, written, token),
            "DROP" => new Replacement(scratch.IsPrivate && !filled ? statement.Text : null),
            _ => Alter(statement, written, token),
        };
    }

    private Replacement Create(Statement statement, string name, StatementToken token)
    {
        RequireOne(statement, name);
        var options = statement.Text[token.End..];
        var states = StatementTokens.Of(options).Any(t => t.Value is "CHARACTER" or "CHARSET" or "COLLATE");
        if (!scratch.IsPrivate)
            return new Replacement(
                StatementTokens.Of(options).Count == 0
                    ? null
                    : $"ALTER DATABASE {DatabaseMaker.Quoted(Current)}{options}",
                $"{statement.Place}: the scratch database stands for database {name}"
            );
        return new Replacement(
            $"CREATE DATABASE IF NOT EXISTS {DatabaseMaker.Quoted(name)}{options}{(states ? "" : Collation)}"
        );
    }

    private Replacement Alter(Statement statement, string name, StatementToken token)
    {
        // ALTER DATABASE CHARACTER SET …: the current one.
        if (!token.IsQuoted && token.Value is "CHARACTER" or "CHARSET" or "COLLATE" or "DEFAULT" or "COMMENT")
            return new Replacement(statement.Text);
        // A dump of one database names it without making it.
        RequireOne(statement, name);
        var text = statement.Text;
        return new Replacement(text[..token.Start] + DatabaseMaker.Quoted(Current) + text[token.End..]);
    }

    private Replacement Use(Statement statement, string name)
    {
        RequireOne(statement, name);
        if (!scratch.IsPrivate)
            return new Replacement(null, $"{statement.Place}: the scratch database stands for database {name}");
        if (name != Current && filled)
            throw Second(statement, name);
        Current = name;
        return new Replacement($"CREATE DATABASE IF NOT EXISTS {DatabaseMaker.Quoted(name)}{Collation}");
    }

    private string Collation =>
        scratch.Collation is { } collation && DatabaseMaker.IsWord(collation) ? $" COLLATE {collation}" : "";

    private void RequireOne(Statement statement, string name)
    {
        if (OfTheServer.Contains(name))
            throw UndriftException.Failed(
                $"database {name} is the server's own",
                statement.Place.ToString(),
                "give the schema of one database of yours"
            );
        if (named is not null && !string.Equals(named, name, StringComparison.Ordinal))
            throw Second(statement, name);
        named = name;
    }

    private static UndriftException Second(Statement statement, string name) =>
        UndriftException.Failed(
            $"the script goes on in another database, {name}",
            statement.Place.ToString(),
            "give the schema of one database: one script for each"
        );
}
