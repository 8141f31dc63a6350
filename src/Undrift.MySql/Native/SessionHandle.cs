using System.Runtime.InteropServices;

namespace Undrift.MySql.Native;

/// <summary>A session of the library (<c>MYSQL *</c>). One call at a time.</summary>
internal sealed class SessionHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        ClientLibrary.Close(handle);
        return true;
    }
}
