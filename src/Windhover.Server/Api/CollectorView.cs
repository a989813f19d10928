using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Api;

/// <summary>One way in which logs can be collected.</summary>
/// <param name="Name">Its name in the configuration.</param>
/// <param name="Title">Its name, for people.</param>
/// <param name="Page">The vendor's page that describes the interface it uses.</param>
/// <param name="Permissions">What it needs, in the vendor's words.</param>
/// <param name="Settings">What can be set.</param>
public sealed record CollectorView(string Name, string Title, string Page, IReadOnlyList<string> Permissions, IReadOnlyList<CollectorSettingView> Settings)
{
    internal static CollectorView Of(CollectorDescriptor collector) => new(collector.Name, collector.Title, collector.Page, collector.Permissions, [.. collector.Settings.Select(CollectorSettingView.Of)]);
}
