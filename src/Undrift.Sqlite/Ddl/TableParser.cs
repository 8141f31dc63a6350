namespace Undrift.Sqlite;

/// <summary>
/// Understands a CREATE TABLE statement as SQLite stores it. Follows parse.y rule by rule: constraints with or without a
/// comma between them, names in any quotes, constraint names that nothing follows.
/// </summary>
internal sealed class TableParser
{
    private readonly TokenCursor _cursor;
    private readonly TableExpressions _expressions;
    private readonly List<ColumnDefinition> _columns = [];
    private readonly ConstraintList _constraints;

    private TableParser(List<Token> tokens)
    {
        _cursor = new TokenCursor(tokens);
        _expressions = TableExpressions.For(tokens);
        _constraints = new ConstraintList(_cursor, _expressions);
    }

    /// <summary>Parses the statement.</summary>
    /// <exception cref="DdlException">It holds something that is not understood.</exception>
    public static TableDefinition Parse(string sql) => new TableParser(Tokenizer.Split(sql)).Table();

    private TableDefinition Table()
    {
        _cursor.Words("CREATE", "TABLE");
        _cursor.TryWords("IF", "NOT", "EXISTS");
        var name = _cursor.QualifiedName();
        _cursor.Sign("(");
        do _columns.Add(Column());
        while (_cursor.TrySign(",") && !ConstraintList.BeginsTableConstraint(_cursor.Current));
        while (!_cursor.TrySign(")"))
        {
            _constraints.TableConstraint();
            _cursor.TrySign(",");
        }
        var (strict, withoutRowid) = Options();
        return new TableDefinition(name)
        {
            Columns = _columns,
            PrimaryKey = PrimaryKey(withoutRowid),
            Uniques = _constraints.Uniques,
            ForeignKeys = _constraints.ForeignKeys,
            Checks = _constraints.Checks,
            Strict = strict,
            WithoutRowid = withoutRowid,
        };
    }

    private ColumnDefinition Column()
    {
        var column = new ColumnDefinition(_cursor.Name(), ColumnType.Take(_cursor));
        string? constraintName = null;
        while (!_cursor.Current.IsSign(",") && !_cursor.Current.IsSign(")"))
        {
            if (_cursor.TryWords("CONSTRAINT"))
            {
                constraintName = _cursor.Name();
                continue;
            }
            if (!_constraints.TryColumnConstraint(column.Name, constraintName))
                column = Property(column);
            constraintName = null;
        }
        return column;
    }

    /// <summary>A clause that changes the column itself; a name before it has no effect and is not kept by SQLite.</summary>
    private ColumnDefinition Property(ColumnDefinition column)
    {
        if (_cursor.TryWords("NOT", "NULL"))
            return column with { NotNull = true, NotNullConflict = _constraints.Conflict() };
        if (_cursor.TryWords("NULL"))
        {
            _constraints.Conflict();
            return column;
        }
        if (_cursor.TryWords("DEFAULT"))
            return column with { Default = DefaultValue.Take(_cursor, _expressions) };
        if (_cursor.TryWords("COLLATE"))
            return column with { Collation = Names.Fold(_cursor.Name()) is var name && name is "binary" ? null : name };
        if (!_cursor.TryWords("GENERATED", "ALWAYS", "AS"))
            _cursor.Words("AS");
        var expression = _expressions.Normal(_cursor.Parenthesised());
        var stored = _cursor.TryWords("STORED");
        if (!stored)
            _cursor.TryWords("VIRTUAL");
        return column with { Generated = expression, Stored = stored };
    }

    /// <summary>
    /// INTEGER PRIMARY KEY DESC behind the column is, by an old mistake that SQLite keeps, no alias of the rowid; the same
    /// written as a constraint of the table is (lang_createtable.html, "ROWIDs and the INTEGER PRIMARY KEY").
    /// </summary>
    private PrimaryKeyDefinition? PrimaryKey(bool withoutRowid)
    {
        if (
            _constraints.PrimaryKey is not { WithColumn: true, Keys: [{ Descending: true } key] } primary
            || withoutRowid
        )
            return _constraints.PrimaryKey is { } other ? other with { WithColumn = false } : null;
        var type = _columns.Find(column => Names.Same(column.Name, key.Column))?.Type;
        return primary with { WithColumn = type is "INTEGER" };
    }

    private (bool Strict, bool WithoutRowid) Options()
    {
        var (strict, withoutRowid) = (false, false);
        while (!_cursor.AtEnd && !_cursor.Current.IsSign(";"))
        {
            if (_cursor.TryWords("WITHOUT", "ROWID"))
                withoutRowid = true;
            else if (_cursor.TryWords("STRICT"))
                strict = true;
            else
                throw _cursor.Unexpected("STRICT or WITHOUT ROWID");
            _cursor.TrySign(",");
        }
        _cursor.End();
        return (strict, withoutRowid);
    }
}
