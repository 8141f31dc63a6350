using System.Text;

namespace Undrift.Sqlite;

/// <summary>A prepared statement, read row by row.</summary>
internal sealed unsafe class SqliteStatement(SqliteConnection connection, StatementHandle handle) : IDisposable
{
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

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
