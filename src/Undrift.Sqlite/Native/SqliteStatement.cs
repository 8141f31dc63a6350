using System.Text;

namespace Undrift.Sqlite;

/// <summary>A prepared statement, read row by row.</summary>
internal sealed unsafe class SqliteStatement(SqliteConnection connection, StatementHandle handle) : IDisposable
{
    /// <summary>SQLITE_TRANSIENT: the library keeps a copy of its own.</summary>
    private const nint Copied = -1;

    /// <summary>Gives a parameter (from 1) a text.</summary>
    /// <exception cref="SqliteException">There is no such parameter, or no memory.</exception>
    public SqliteStatement Bind(int index, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        fixed (byte* start = bytes)
            return Checked(SqliteLibrary.BindText(handle, index, start, bytes.Length - 1, Copied));
    }

    /// <summary>Gives a parameter (from 1) a whole number.</summary>
    /// <exception cref="SqliteException">There is no such parameter.</exception>
    public SqliteStatement Bind(int index, long number) => Checked(SqliteLibrary.BindInteger(handle, index, number));

    /// <summary>Goes to the next row; false: there is none.</summary>
    /// <exception cref="SqliteException">The statement failed.</exception>
    public bool Step() =>
        SqliteLibrary.Step(handle) switch
        {
            ResultCode.Row => true,
            ResultCode.Done => false,
            _ => throw connection.Error(),
        };

    /// <summary>A column as a whole number.</summary>
    public long Integer(int column) => SqliteLibrary.ColumnInteger(handle, column);

    /// <summary>A column as a text; null for NULL. The library translates UTF-16 databases.</summary>
    public string? Text(int column)
    {
        var text = SqliteLibrary.ColumnText(handle, column);
        return text is null ? null : Encoding.UTF8.GetString(text, SqliteLibrary.ColumnBytes(handle, column));
    }

    private SqliteStatement Checked(int code) => code == 0 ? this : throw connection.Error();

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
