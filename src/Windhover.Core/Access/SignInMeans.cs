namespace Windhover.Core.Access;

/// <summary>How somebody proved who they are.</summary>
public enum SignInMeans : byte
{
    /// <summary>Nothing was proved.</summary>
    None,

    /// <summary>By a password alone.</summary>
    Password,

    /// <summary>By a password and a one-time code.</summary>
    PasswordAndCode,

    /// <summary>By an identity provider.</summary>
    Provider,

    /// <summary>By the link that is printed where there is no administrator.</summary>
    Welcome,

    /// <summary>By a token.</summary>
    Token,

    /// <summary>On the command line of the machine.</summary>
    CommandLine,
}
