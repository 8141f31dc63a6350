using System.Reflection;

namespace Undrift.EfCore.Host;

/// <summary>Finds the project's contexts, in the order of EF Core's own tools: design-time factories, the program's services, classes.</summary>
internal sealed class ContextFinder
{
    private const string Core = "Microsoft.EntityFrameworkCore";

    private readonly ProjectAssemblies _project;
    private readonly Type _contextType = Reflected.Type(Core, Core + ".DbContext");
    private readonly Dictionary<Type, Func<object>> _found = [];
    private AppServices? _app;

    private ContextFinder(ProjectAssemblies project) => _project = project;

    /// <summary>Makes the context that was chosen, or the only one.</summary>
    /// <param name="project">The project.</param>
    /// <param name="chosen">Its name, with or without namespace; null: the only one.</param>
    /// <exception cref="HostFailure">There is none, several, or it cannot be made.</exception>
    public static object Make(ProjectAssemblies project, string? chosen)
    {
        if (ProjectAssemblies.TryLoad(Core) is null)
            throw new HostFailure("no-ef", $"{project.Main.GetName().Name} does not use Entity Framework Core");
        var finder = new ContextFinder(project);
        finder.AddFactories();
        // What a factory makes needs no program to be run.
        if (chosen is null || !finder._found.Keys.Any(type => Is(type, chosen)))
            finder.AddServices();
        finder.AddClasses();
        return finder.Create(finder.Choose(chosen));
    }

    private void AddFactories()
    {
        var open = Reflected.Type(Core, Core + ".Design.IDesignTimeDbContextFactory`1");
        foreach (var type in _project.Classes)
        foreach (
            var made in type.GetInterfaces()
                .Where(each => each.IsGenericType && each.GetGenericTypeDefinition() == open)
        )
            _found.TryAdd(
                made.GenericTypeArguments[0],
                () => Reflected.Call(Instance(type), made, "CreateDbContext", (object)Array.Empty<string>())!
            );
    }

    private void AddServices()
    {
        _app = AppServices.Of(_project.Main);
        if (_app.Services is not { } root)
            return;
        var scopes = Reflected.Type(
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.DependencyInjection.IServiceScopeFactory"
        );
        var scope = Reflected.Call(root.GetService(scopes)!, scopes, "CreateScope")!;
        var services = (IServiceProvider)
            Reflected.Get(scope, scopes.GetMethod("CreateScope")!.ReturnType, "ServiceProvider")!;
        var options = Reflected.Type(Core, Core + ".DbContextOptions");
        var registered =
            (IEnumerable<object>?)services.GetService(typeof(IEnumerable<>).MakeGenericType(options)) ?? [];
        foreach (var type in registered.Select(each => (Type)Reflected.Get(each, "ContextType")!).Distinct())
            _found.TryAdd(type, () => FromServices(services, type));
    }

    private void AddClasses()
    {
        foreach (var type in _project.Classes.Where(_contextType.IsAssignableFrom))
            _found.TryAdd(type, () => Instance(type));
    }

    private static object FromServices(IServiceProvider services, Type type)
    {
        if (services.GetService(type) is { } context)
            return context;
        var factory = Reflected.Type(Core, Core + ".IDbContextFactory`1").MakeGenericType(type);
        return services.GetService(factory) is { } maker
            ? Reflected.Call(maker, factory, "CreateDbContext")!
            : throw new HostFailure(
                "not-made",
                $"the program registers options of {type.FullName}, and not the context"
            );
    }

    private Type Choose(string? chosen)
    {
        if (_found.Count == 0)
            throw new HostFailure("no-context", $"there is no DbContext in {_project.Main.GetName().Name}{WhyNoHost}");
        var names = _found.Keys.Select(type => type.FullName!).Order(StringComparer.Ordinal).ToList();
        var fitting = _found.Keys.Where(type => chosen is null || Is(type, chosen)).ToList();
        return fitting.Count switch
        {
            1 => fitting[0],
            0 => throw new HostFailure("no-such-context", $"there is no context {chosen}, but these", names),
            _ => throw new HostFailure("several-contexts", "there are several contexts", names),
        };
    }

    private static bool Is(Type type, string name) => type.FullName == name || type.Name == name;

    private object Create(Type type)
    {
        try
        {
            return _found[type]();
        }
        catch (MissingMethodException)
        {
            throw new HostFailure(
                "not-made",
                $"{type.FullName} cannot be made: no design-time factory makes it, no host registers it, and it has no constructor without parameters{WhyNoHost}"
            );
        }
        catch (Exception e) when (e is not HostFailure)
        {
            throw new HostFailure("not-made", $"{type.FullName} cannot be made: {HostFailure.Words(e)}");
        }
    }

    private string WhyNoHost =>
        _app?.Failure is { } why ? $". The program ended before it had built its host: {why}" : "";

    private static object Instance(Type type) =>
        Activator.CreateInstance(
            type,
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions,
            null,
            null,
            null
        )!;
}
