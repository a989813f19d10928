using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>What an operation of a service is, by its name alone.</summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Verb">What its verb says; Unknown where the verb is none of the usual ones.</param>
/// <param name="Lesson">What it teaches about entities when it succeeds.</param>
internal readonly record struct CloudTrailOperation(EventClass Class, ActivityKind Verb, CloudTrailLesson Lesson)
{
    private static readonly string[] Creates = ["Create", "Run", "Allocate", "Import", "Register", "Issue", "Request", "Generate", "Copy", "Upload", "Provision", "Publish", "Purchase"];
    private static readonly string[] Reads =
    [
        "Get", "List", "Describe", "Head", "Lookup", "Search", "Query", "Scan", "BatchGet", "Select", "Download", "Check", "Validate", "Simulate", "View", "Preview",
        "Decrypt", "Count", "Filter", "Discover", "Test", "Verify", "Estimate",
    ];

    private static readonly string[] Updates =
    [
        "Put", "Update", "Modify", "Attach", "Detach", "Associate", "Disassociate", "Add", "Set", "Tag", "Untag", "Change", "Enable", "Disable", "Replace", "Assign",
        "Unassign", "Authorize", "Reset", "Restore", "Apply", "Edit", "Move", "Rotate", "Activate", "Deactivate", "Accept", "Configure", "Label", "Cancel",
    ];

    private static readonly string[] Deletes = ["Delete", "Terminate", "Remove", "Deregister", "Release", "Revoke", "BatchDelete", "Purge", "Schedule"];

    private static readonly string[] AccountWords = ["User", "Group", "AccessKey", "LoginProfile", "Password", "MFADevice", "ServiceSpecificCredential", "SSHPublicKey", "SigningCertificate", "Role"];
    private static readonly string[] AssignmentWords = ["AccountAssignment", "PermissionSet"];

    private static readonly HashSet<string> SignIns = new(StringComparer.Ordinal)
    {
        "ConsoleLogin", "SwitchRole", "RenewRole", "GetSigninToken", "CheckMfa", "CredentialChallenge", "CredentialVerification", "UserAuthentication", "Authenticate",
        "Federate", "ExternalIdPDirectoryLogin",
    };

    // What the sign-in service logs of the root user beside its sign-ins.
    private static readonly HashSet<string> RootChanges = new(StringComparer.Ordinal) { "PasswordUpdated", "EmailUpdated", "PasswordRecoveryRequested", "PasswordRecoveryCompleted" };

    private static readonly HashSet<string> SignOuts = new(StringComparer.Ordinal) { "ExitRole", "Logout", "ConsoleLogout" };

    /// <summary>Judges an operation.</summary>
    /// <param name="service">eventSource.</param>
    /// <param name="name">eventName.</param>
    public static CloudTrailOperation Of(string service, string name)
    {
        if (service is "signin.amazonaws.com" or "sso.amazonaws.com" or "signin.aws.internal" && (SignIns.Contains(name) || SignOuts.Contains(name)))
            return new(EventClass.Authentication, SignOuts.Contains(name) ? ActivityKind.Logoff : ActivityKind.Logon, CloudTrailLesson.None);
        if (service is "signin.amazonaws.com" && RootChanges.Contains(name)) return new(EventClass.AccountChange, ActivityKind.Update, CloudTrailLesson.None);
        var verb = VerbOf(name);
        var words = HasAccounts(service) ? AccountWords : service is "sso.amazonaws.com" ? AssignmentWords : [];
        var isAccount = verb is ActivityKind.Create or ActivityKind.Update or ActivityKind.Delete && words.Any(w => name.Contains(w, StringComparison.Ordinal));
        return new(isAccount ? EventClass.AccountChange : EventClass.ApiActivity, verb, CloudTrailLessons.Of(service, name));
    }

    /// <summary>What the call does, by verb and by what the record itself says.</summary>
    /// <param name="readOnly">readOnly of the record; Unknown when it does not say.</param>
    public ActivityKind Activity(Truth readOnly) => (readOnly, Verb) switch
    {
        (_, ActivityKind.Logon or ActivityKind.Logoff or ActivityKind.Other) => Verb,
        (Truth.Yes, _) => ActivityKind.Read,
        (Truth.No, ActivityKind.Read) or (_, ActivityKind.Unknown) => ActivityKind.Other,
        _ => Verb,
    };

    private static bool HasAccounts(string service) =>
        service is "iam.amazonaws.com" or "identitystore.amazonaws.com" or "sso-directory.amazonaws.com" or "signin.amazonaws.com";

    private static ActivityKind VerbOf(string name)
    {
        if (name.StartsWith("Assume", StringComparison.Ordinal)) return ActivityKind.Other;
        if (Starts(name, Reads)) return ActivityKind.Read;
        if (Starts(name, Creates)) return ActivityKind.Create;
        if (Starts(name, Deletes)) return ActivityKind.Delete;
        return Starts(name, Updates) ? ActivityKind.Update : ActivityKind.Unknown;
    }

    // A verb ends where the next word begins: "Setup" is not "Set".
    private static bool Starts(string name, string[] verbs) =>
        verbs.Any(v => name.StartsWith(v, StringComparison.Ordinal) && (name.Length == v.Length || !char.IsAsciiLetterLower(name[v.Length])));
}
