namespace Undrift.Sqlite;

/// <summary>Collects the constraints of a table, wherever they are written: behind their column or behind all columns.</summary>
internal sealed class ConstraintList(TokenCursor cursor, TableExpressions expressions)
{
    private string? _name;

    public PrimaryKeyDefinition? PrimaryKey { get; private set; }
    public List<UniqueDefinition> Uniques { get; } = [];
    public List<ForeignKeyDefinition> ForeignKeys { get; } = [];
    public List<CheckDefinition> Checks { get; } = [];

    /// <summary>True where the columns end: these words are reserved and no column's bare name.</summary>
    public static bool BeginsTableConstraint(Token token) =>
        token.Is("CONSTRAINT") || token.Is("PRIMARY") || token.Is("UNIQUE") || token.Is("CHECK") || token.Is("FOREIGN");

    /// <summary>Takes a constraint that stands behind its column; false when the clause is none.</summary>
    public bool TryColumnConstraint(string column, string? name)
    {
        if (cursor.TryWords("PRIMARY", "KEY"))
        {
            var descending = Descending();
            var conflict = Conflict();
            var keys = new[] { new KeyPart(Names.Fold(column), null, descending) };
            PrimaryKey = new PrimaryKeyDefinition(Fold(name), keys, conflict, cursor.TryWords("AUTOINCREMENT"), true);
        }
        else if (cursor.TryWords("UNIQUE"))
            AddUnique(new UniqueDefinition(name, [new KeyPart(Names.Fold(column), null, false)], Conflict()));
        else if (cursor.TryWords("CHECK"))
            AddCheck(name, withConflict: false);
        else if (cursor.Current.Is("REFERENCES"))
            ForeignKeys.Add(ForeignKeyParser.References(cursor, name, [Names.Fold(column)]));
        else if (!ForeignKeyParser.TryDeferral(cursor, ForeignKeys))
            return false;
        return true;
    }

    /// <summary>Takes a constraint of the table. A name stays until the next constraint takes it.</summary>
    public void TableConstraint()
    {
        if (cursor.TryWords("CONSTRAINT"))
        {
            _name = cursor.Name();
            return;
        }
        var name = _name;
        _name = null;
        if (cursor.TryWords("PRIMARY", "KEY"))
        {
            var (keys, autoIncrement) = Keys();
            PrimaryKey = new PrimaryKeyDefinition(Fold(name), keys, Conflict(), autoIncrement, false);
        }
        else if (cursor.TryWords("UNIQUE"))
            AddUnique(new UniqueDefinition(name, Keys().Keys, Conflict()));
        else if (cursor.TryWords("CHECK"))
            AddCheck(name, withConflict: true);
        else
        {
            cursor.Words("FOREIGN", "KEY");
            ForeignKeys.Add(ForeignKeyParser.References(cursor, name, ForeignKeyParser.Columns(cursor)));
        }
    }

    /// <summary>Takes an ON CONFLICT clause; null where there is none or it says the default.</summary>
    public string? Conflict()
    {
        if (!cursor.TryWords("ON", "CONFLICT"))
            return null;
        var action = cursor.Take().Value.ToUpperInvariant();
        if (action is not ("ABORT" or "ROLLBACK" or "FAIL" or "IGNORE" or "REPLACE"))
            throw new DdlException($"unknown ON CONFLICT action {action}");
        return action is "ABORT" ? null : action;
    }

    private (IReadOnlyList<KeyPart> Keys, bool AutoIncrement) Keys()
    {
        var keys = new List<KeyPart>();
        cursor.Sign("(");
        do
        {
            var column = Names.Fold(cursor.Name());
            var collation = cursor.TryWords("COLLATE") ? Names.Fold(cursor.Name()) : null;
            keys.Add(new KeyPart(column, collation, Descending()));
        } while (cursor.TrySign(","));
        var autoIncrement = cursor.TryWords("AUTOINCREMENT");
        cursor.Sign(")");
        return (keys, autoIncrement);
    }

    private static string? Fold(string? name) => name is null ? null : Names.Fold(name);

    private bool Descending()
    {
        cursor.TryWords("ASC");
        return cursor.TryWords("DESC");
    }

    /// <summary>SQLite makes one index of equal unique constraints (build.c, sqlite3CreateIndex): a repetition is none.</summary>
    private void AddUnique(UniqueDefinition unique)
    {
        var repeated = Uniques.Exists(other =>
            other.Name == unique.Name && other.Conflict == unique.Conflict && other.Keys.SequenceEqual(unique.Keys)
        );
        if (!repeated)
            Uniques.Add(unique);
    }

    private void AddCheck(string? name, bool withConflict)
    {
        var tokens = cursor.Parenthesised();
        Checks.Add(
            new CheckDefinition(
                name,
                expressions.Normal(tokens),
                expressions.Columns(tokens),
                withConflict ? Conflict() : null
            )
        );
    }
}
