using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions;

/// <summary>Who acts, and where.</summary>
/// <param name="Account">The account's twelve digits.</param>
/// <param name="Caller">ARN of who acts.</param>
internal sealed record AwsScope(string Account, string Caller)
{
    /// <summary>Refuses what would lock the connection itself out.</summary>
    /// <exception cref="ActionRefusedException">It is about who acts.</exception>
    public void RefuseSelf(AwsPrincipal principal)
    {
        var resource = Caller[(Caller.LastIndexOf(':') + 1)..];
        var name = principal.IsRole ? $"assumed-role/{principal.Name}/" : $"/{principal.Name}";
        if (principal.IsRole ? resource.StartsWith(name, StringComparison.Ordinal) : resource.StartsWith("user/", StringComparison.Ordinal) && resource.EndsWith(name, StringComparison.Ordinal))
            throw new ActionRefusedException($"The {principal} is the one that Windhover itself acts as.");
    }
}
