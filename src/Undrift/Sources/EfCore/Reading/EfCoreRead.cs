using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Undrift;

/// <summary>
/// What the helper's answer was made from: the assemblies that were loaded, the settings that a host reads by default, .NET itself.
/// .NET does not tell which files code opens, so what the project's own code could open is asked of the code.
/// </summary>
/// <param name="read">What the helper saw.</param>
/// <param name="dll">The project's assembly.</param>
/// <param name="packages">Where packages may be; null: nowhere.</param>
internal sealed class EfCoreRead(JsonElement read, string dll, string? packages)
{
    private readonly List<string> _assemblies = Texts(read, "assemblies");
    private readonly string _runtime = read.GetProperty("runtime").GetString()!;

    /// <summary>The inputs.</summary>
    /// <param name="started">When the helper was started.</param>
    public ToolInputs Inputs(DateTimeOffset started)
    {
        if (read.GetProperty("reached").GetString() is { } reached)
            return ToolInputs.None(reached);
        var own = _assemblies.Where(file => !IsOfDotnet(file) && file != EfCoreHost.Program).ToList();
        var inputs = new List<string>();
        try
        {
            if (Reach(own, inputs) is { } reach)
                return ToolInputs.None(reach);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or UnauthorizedAccessException)
        {
            return ToolInputs.None(e.Message);
        }
        inputs.AddRange(own.Select(file => "F" + file));
        inputs.AddRange(Dotnet());
        inputs.AddRange(Output());
        inputs.AddRange(Texts(read, "libraries").Where(file => !_assemblies.Contains(file)).Select(file => "S" + file));
        return ToolInputs.Of(inputs, started);
    }

    /// <summary>The first way by which the code can read what is not looked at; the secrets of its user are.</summary>
    private string? Reach(List<string> own, List<string> inputs)
    {
        var looked = own.Where(file => !IsBelieved(file)).ToList();
        var others = _assemblies.Except(looked).Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet();
        foreach (var file in looked)
        {
            using var image = Open(file);
            var assembly = new AssemblyReach(image.GetMetadataReader(), others);
            if (assembly.First() is { } reach)
                return $"{Path.GetFileName(file)} refers to {reach}, which may read anything";
            if (assembly.Secrets() is { } id)
                inputs.AddRange(SecretsOf(id).Select(secrets => "F" + secrets));
        }
        return null;
    }

    private static bool IsBelieved(string file)
    {
        using var image = Open(file);
        return BelievedAssemblies.Has(image.GetMetadataReader());
    }

    private static PEReader Open(string file) => new([.. File.ReadAllBytes(file)]);

    /// <summary>Where Microsoft.Extensions.Configuration.UserSecrets looks.</summary>
    private static IEnumerable<string> SecretsOf(string id)
    {
        if (Environment.GetEnvironmentVariable("APPDATA") is { Length: > 0 } roaming)
            yield return Path.Combine(roaming, "Microsoft", "UserSecrets", id, "secrets.json");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        yield return Path.Combine(home, ".microsoft", "usersecrets", id, "secrets.json");
    }

    /// <summary>The frameworks that were used, what others there are, and the program that chooses among them.</summary>
    private IEnumerable<string> Dotnet()
    {
        var frameworks = _assemblies
            .Where(IsOfDotnet)
            .Select(file => Path.GetDirectoryName(file)!)
            .Append(_runtime)
            .Distinct();
        foreach (var folder in frameworks)
        {
            yield return "S" + folder;
            yield return "D" + Path.GetDirectoryName(folder);
        }
        yield return "D" + Path.Combine(Path.GetDirectoryName(Shared)!, "host", "fxr");
        // What is local time, unless TZ says it.
        yield return "S/etc/localtime";
    }

    /// <summary>What stands beside the assembly: what it needs, its settings, and what would be found there before all else.</summary>
    private IEnumerable<string> Output()
    {
        var folder = Path.GetDirectoryName(dll)!;
        // Texts in other languages stand in folders there.
        foreach (var found in Directory.EnumerateDirectories(folder).Prepend(folder))
            yield return "D" + found;
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
            yield return "F" + file;
        if (packages is not null)
            yield return "M" + packages;
    }

    /// <summary>The folder of all frameworks.</summary>
    private string Shared => Path.GetDirectoryName(Path.GetDirectoryName(_runtime))!;

    private bool IsOfDotnet(string file) =>
        file.StartsWith(Shared + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static List<string> Texts(JsonElement read, string name) =>
        [.. read.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
