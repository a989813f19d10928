using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Api;

/// <summary>One thing that can be set for a collection.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Description">What it is, with its unit and form.</param>
/// <param name="Default">What holds when it is not set; "" for nothing.</param>
/// <param name="IsRequired">True when it must be set.</param>
/// <param name="IsSecret">True when it is a secret: it goes in and never comes out.</param>
/// <param name="IsFile">True when it is the path of a file on the server.</param>
public sealed record CollectorSettingView(string Name, string Description, string Default, bool IsRequired, bool IsSecret, bool IsFile)
{
    internal static CollectorSettingView Of(CollectorSetting setting) => new(setting.Name, setting.Description, setting.Default ?? "", setting.Default is null, setting.IsSecret, setting.IsFile);
}
