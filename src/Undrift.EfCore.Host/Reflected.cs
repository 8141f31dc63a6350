using System.Reflection;

namespace Undrift.EfCore.Host;

/// <summary>Calls of types that come with the project and are not known here.</summary>
internal static class Reflected
{
    private const BindingFlags Unwrapped = BindingFlags.DoNotWrapExceptions;

    /// <summary>A type of an assembly.</summary>
    /// <exception cref="TypeLoadException">This version has none of that name.</exception>
    public static Type Type(string assembly, string name) =>
        Assembly.Load(new AssemblyName(assembly)).GetType(name, throwOnError: true)!;

    /// <summary>A property, seen through a type: what implements an interface may be private.</summary>
    public static object? Get(object target, Type type, string property) =>
        Members(type)
            .Select(each => each.GetProperty(property))
            .First(found => found is not null)!
            .GetValue(target, Unwrapped, null, null, null);

    /// <summary>A public property of what the object is.</summary>
    public static object? Get(object target, string property) =>
        target.GetType().GetProperty(property)?.GetValue(target, Unwrapped, null, null, null);

    /// <summary>Calls a method; parameters that are not given have their defaults.</summary>
    /// <param name="target">The object; null: the method is static.</param>
    /// <param name="type">Where the method is declared.</param>
    /// <param name="method">Its name.</param>
    /// <param name="given">The first of its arguments.</param>
    public static object? Call(object? target, Type type, string method, params object?[] given)
    {
        var found = Members(type)
            .SelectMany(each => each.GetMethods())
            .First(each => each.Name == method && Fits(each.GetParameters(), given));
        var arguments = found.GetParameters().Select((each, at) => at < given.Length ? given[at] : DefaultOf(each));
        return found.Invoke(target, Unwrapped, null, [.. arguments], null);
    }

    private static IEnumerable<Type> Members(Type type) => [type, .. type.GetInterfaces()];

    private static bool Fits(ParameterInfo[] parameters, object?[] given) =>
        parameters.Length >= given.Length
        && parameters.Skip(given.Length).All(each => each.HasDefaultValue)
        && given
            .Zip(parameters)
            .All(pair => pair.First is null || pair.Second.ParameterType.IsInstanceOfType(pair.First));

    private static object? DefaultOf(ParameterInfo parameter) =>
        parameter.DefaultValue
        ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null);
}
