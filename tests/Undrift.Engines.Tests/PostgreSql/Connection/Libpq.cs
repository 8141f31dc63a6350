using System.Runtime.InteropServices;
using Undrift.Engines.Tests.Corpus;

namespace Undrift.Engines.Tests.PostgreSql.Connection;

/// <summary>The C client's own reading of a connection text: the judge over ours.</summary>
internal static class Libpq
{
    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint ParseFunction([MarshalAs(UnmanagedType.LPUTF8Str)] string text, out nint error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void FreeFunction(nint options);

    /// <summary>The parameters that the text sets; null when libpq refuses it.</summary>
    public static SortedDictionary<string, string>? Parse(string text)
    {
        if (!NativeLibrary.TryLoad("libpq.so.5", out var library))
            throw Missing.Skip("libpq.so.5 is not installed");
        var parse = Marshal.GetDelegateForFunctionPointer<ParseFunction>(
            NativeLibrary.GetExport(library, "PQconninfoParse")
        );
        var free = Marshal.GetDelegateForFunctionPointer<FreeFunction>(
            NativeLibrary.GetExport(library, "PQconninfoFree")
        );
        var options = parse(text, out _);
        if (options == 0)
            return null;
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        // PQconninfoOption: keyword, envvar, compiled, val, label, dispchar (pointers), dispsize (int).
        for (var option = options; Marshal.ReadIntPtr(option) != 0; option += 7 * nint.Size)
            if (Marshal.ReadIntPtr(option, 3 * nint.Size) is not 0 and var value)
                found[Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(option))!] = Marshal.PtrToStringUTF8(value)!;
        free(options);
        return found;
    }
}
