namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>An access key that is made inactive.</summary>
/// <param name="User">Whose.</param>
/// <param name="Key">Its id.</param>
internal sealed record KeyChange(AwsPrincipal User, string Key);
