using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;

namespace Undrift.EfCore.Host;

/// <summary>The project's assembly, and those of the projects that it refers to.</summary>
internal sealed class ProjectAssemblies
{
    private ProjectAssemblies(Assembly main, IReadOnlyList<Assembly> all) => (Main, All) = (main, all);

    /// <summary>The assembly that was named.</summary>
    public Assembly Main { get; }

    /// <summary>It, and those of its projects.</summary>
    public IReadOnlyList<Assembly> All { get; }

    /// <summary>The classes of all of them; one whose base is not there is left out.</summary>
    public IEnumerable<Type> Classes =>
        All.SelectMany(TypesOf)
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false });

    /// <summary>Loads them.</summary>
    /// <param name="path">The assembly's file.</param>
    public static ProjectAssemblies Load(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        // The files of the project say where everything is; what they do not list may still stand beside.
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var beside && File.Exists(beside)
                ? context.LoadFromAssemblyPath(beside)
                : null;
        var main = AssemblyLoadContext.Default.LoadFromAssemblyPath(path);
        var others = ProjectsOf(Path.ChangeExtension(path, ".deps.json"))
            .Where(name => name != main.GetName().Name)
            .Select(TryLoad)
            .OfType<Assembly>();
        return new ProjectAssemblies(main, [main, .. others]);
    }

    /// <summary>True when an assembly can be loaded.</summary>
    public static Assembly? TryLoad(string name)
    {
        try
        {
            return Assembly.Load(new AssemblyName(name));
        }
        catch (Exception e) when (e is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            return null;
        }
    }

    private static IEnumerable<Type> TypesOf(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException partly)
        {
            return partly.Types.OfType<Type>();
        }
    }

    /// <summary>The names of the assemblies that are projects, by the file that lists what the assembly needs.</summary>
    private static List<string> ProjectsOf(string deps)
    {
        if (!File.Exists(deps))
            return [];
        using var json = JsonDocument.Parse(File.ReadAllText(deps));
        var projects = json
            .RootElement.GetProperty("libraries")
            .EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "project")
            .Select(library => library.Name)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. json
                .RootElement.GetProperty("targets")
                .EnumerateObject()
                .SelectMany(target => target.Value.EnumerateObject())
                .Where(library => projects.Contains(library.Name))
                .Where(library => library.Value.TryGetProperty("runtime", out _))
                .SelectMany(library => library.Value.GetProperty("runtime").EnumerateObject())
                .Select(file => Path.GetFileNameWithoutExtension(file.Name))
                .Distinct(),
        ];
    }
}
