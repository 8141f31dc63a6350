using System.Runtime.InteropServices;

namespace Undrift.Sqlite;

/// <summary>A database connection of the library.</summary>
internal sealed class DatabaseHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => SqliteLibrary.Close(handle) == 0;
}

/// <summary>A prepared statement of the library.</summary>
internal sealed class StatementHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    /// <summary>The result repeats the last step's error; there is nothing to learn from it.</summary>
    protected override bool ReleaseHandle()
    {
        _ = SqliteLibrary.Finalize(handle);
        return true;
    }
}
