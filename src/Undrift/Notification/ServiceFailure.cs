using System.Net;

namespace Undrift;

/// <summary>Turns an answer that is no success into a failure that a person can act on.</summary>
internal static class ServiceFailure
{
    private const int LongestReason = 300;

    /// <summary>The failure.</summary>
    /// <param name="service">The service: <c>GitHub</c>.</param>
    /// <param name="request">What was asked for.</param>
    /// <param name="answer">What was answered.</param>
    /// <param name="reason">What the service says of it; null: nothing.</param>
    /// <param name="next">What to do; null where nothing better than the status is known.</param>
    public static UndriftException Of(
        string service,
        ServiceRequest request,
        ServiceAnswer answer,
        string? reason = null,
        string? next = null
    )
    {
        var said = reason is null ? "" : $": {Visible.Cut(Visible.Text(reason), LongestReason)}";
        var message = answer.Failure is { } failure
            ? $"{service} cannot be reached: {failure}"
            : $"{service} answered {(int)answer.Status}{said}";
        return UndriftException.Failed(message, request.Shown, next ?? NextOf(answer));
    }

    private static string NextOf(ServiceAnswer answer) =>
        answer switch
        {
            { IsLimited: true, Wait: { } wait } => $"its rate limit is used up: try again in {wait.TotalSeconds:0} s",
            { IsLimited: true } => "its rate limit is used up: try again later",
            { Status: HttpStatusCode.Unauthorized } => "check the token: it is wrong, or has ended",
            { Status: HttpStatusCode.Forbidden } => "check what the token is allowed to do",
            { Status: HttpStatusCode.NotFound } => "check the name, and that the token may see it",
            { IsUnknown: true } => "try again later; nothing else of the run is affected",
            _ => "check the settings of this command",
        };
}
