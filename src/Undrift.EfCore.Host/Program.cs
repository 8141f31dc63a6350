using System.Runtime.InteropServices;
using System.Text.Json;

namespace Undrift.EfCore.Host;

/// <summary>
/// Is run under the files of a project (<c>dotnet exec --depsfile U.deps.json --runtimeconfig U.runtimeconfig.json</c>) and writes what
/// its Entity Framework Core says as JSON: <c>ANSWER.json U.dll model|migrations [CONTEXT]</c>. The answer goes to a file: standard
/// output belongs to the project's code.
/// </summary>
internal static partial class Program
{
    private static int Main(string[] arguments)
    {
        if (arguments is not [var answer, var assembly, "model" or "migrations", ..])
            return 64;
        var written = Answer(json => Ask(json, assembly, arguments[2], arguments.ElementAtOrDefault(3)));
        File.WriteAllBytes(answer, written);
        End();
        return 0;
    }

    private static byte[] Answer(Action<Utf8JsonWriter> ask)
    {
        try
        {
            return Written(ask);
        }
        catch (HostFailure failure)
        {
            return Written(json => WriteFailure(json, failure));
        }
#pragma warning disable CA1031 // Whatever the project's code throws is the answer.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Written(json => WriteFailure(json, new HostFailure("failed", HostFailure.Words(e))));
        }
    }

    private static void Ask(Utf8JsonWriter json, string assembly, string what, string? context)
    {
        using var outside = new Outside();
        var reader = new ContextReader(ContextFinder.Make(ProjectAssemblies.Load(Path.GetFullPath(assembly)), context));
        reader.WriteHead(json);
        if (what == "model")
            reader.WriteModel(json);
        else
            reader.WriteMigrations(json);
        outside.Write(json);
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void WriteFailure(Utf8JsonWriter json, HostFailure failure)
    {
        json.WriteString("error", failure.Message);
        json.WriteString("code", failure.Code);
        json.WriteStartArray("contexts");
        foreach (var name in failure.Contexts)
            json.WriteStringValue(name);
        json.WriteEndArray();
    }

    /// <summary>Ends the process whatever the project left running: its threads, and its handlers of the end.</summary>
    private static void End()
    {
        if (OperatingSystem.IsWindows())
            Environment.Exit(0);
        else
            EndNow(0);
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void EndNow(int code);
}
