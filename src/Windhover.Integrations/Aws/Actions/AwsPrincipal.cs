using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions;

/// <summary>A user or a role of IAM (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).</summary>
/// <param name="IsRole">True for a role.</param>
/// <param name="Name">Its name, without a path.</param>
/// <param name="Account">The account that has it.</param>
internal sealed partial record AwsPrincipal(bool IsRole, string Name, string Account)
{
    /// <summary>What IAM calls its kind.</summary>
    public string Kind => IsRole ? "Role" : "User";

    /// <summary>Reads an entity's id: the ARN of a user, of a role, or of a role's session.</summary>
    /// <exception cref="ActionRefusedException">It is none of these, or one that nobody may change.</exception>
    public static AwsPrincipal Of(EntityRef entity)
    {
        var arn = entity.Id.StartsWith("identity:", StringComparison.Ordinal) ? entity.Id["identity:".Length..] : entity.Id;
        if (Session().Match(arn) is { Success: true } session) return new(true, session.Groups[2].Value, session.Groups[1].Value);
        var match = Identity().Match(arn);
        if (!match.Success) throw new ActionRefusedException("The identity is neither a user nor a role of IAM.");
        var (kind, path) = (match.Groups[2].Value, match.Groups[3].Value);
        if (path.StartsWith("aws-service-role/", StringComparison.Ordinal)) throw new ActionRefusedException("The role is linked to a service, and only that service may change it.");
        if (path.StartsWith("aws-reserved/", StringComparison.Ordinal) || match.Groups[4].Value.StartsWith("AWSReservedSSO_", StringComparison.Ordinal))
            throw new ActionRefusedException("The role belongs to IAM Identity Center, and only that may change it.");
        return new(kind == "role", match.Groups[4].Value, match.Groups[1].Value);
    }

    /// <summary>For people.</summary>
    public override string ToString() => $"{(IsRole ? "role" : "user")} {Name}";

    [GeneratedRegex("^arn:aws[a-z-]*:iam::([0-9]{12}):(user|role)/((?:[!-~]+/)?)([a-zA-Z0-9_+=,.@-]{1,64})\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Identity();

    [GeneratedRegex("^arn:aws[a-z-]*:sts::([0-9]{12}):assumed-role/([a-zA-Z0-9_+=,.@-]{1,64})/[a-zA-Z0-9_+=,.@-]{1,64}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Session();
}
