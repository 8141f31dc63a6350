using System.Reflection;

namespace Undrift.EfCore.Host;

/// <summary>What a person has to know; every other exception is one of the project's own code.</summary>
/// <param name="code">The sort of failure, for the program that asked.</param>
/// <param name="message">What is wrong.</param>
/// <param name="contexts">The contexts that there are, where one of them has to be chosen.</param>
internal sealed class HostFailure(string code, string message, IReadOnlyList<string>? contexts = null)
    : Exception(message)
{
    public string Code => code;

    public IReadOnlyList<string> Contexts => contexts ?? [];

    /// <summary>An exception of the project in words: type and text of the innermost that says something.</summary>
    public static string Words(Exception exception)
    {
        while (
            exception is TargetInvocationException or AggregateException or TypeInitializationException
            && exception.InnerException is { } inner
        )
            exception = inner;
        var own = $"{exception.GetType().FullName}: {exception.Message}";
        return exception.InnerException is { } cause ? $"{own} ({Words(cause)})" : own;
    }
}
