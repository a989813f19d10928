using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.GraphSecurityAlert;

/// <summary>
/// Whom and what an alert is about, from its evidence (https://learn.microsoft.com/en-us/graph/api/resources/security-alertevidence): the first user, device,
/// address and cloud resource.
/// </summary>
/// <param name="symbols">Keeps the columns.</param>
internal sealed class GraphAlertEvidence(AzureSymbols symbols)
{
    /// <summary>Fills actor, host, source and resource.</summary>
    public void Map(JsonSlice evidence, ref ActorActivity activity)
    {
        foreach (var one in evidence)
        {
            var type = TypeOf(one);
            if (activity.Actor.IsNone) User(one["userAccount"], ref activity);
            if (EndsWith(type, "ipEvidence"u8) && activity.SourceAddress.IsNone) CallerAddress.Read(one.Text("ipAddress"), ref activity);
            else if (EndsWith(type, "deviceEvidence"u8) && activity.Host.IsNone) Device(one, ref activity);
            else if (EndsWith(type, "azureResourceEvidence"u8)) Resource(one.Text("resourceId"), "resource"u8, ref activity);
            else if (EndsWith(type, "mailboxEvidence"u8)) Resource(one.Text("primaryAddress"), "mailbox"u8, ref activity);
            else if (EndsWith(type, "cloudApplicationEvidence"u8)) Resource(one.Text("displayName"), "application"u8, ref activity);
        }

        // An alert about an identity alone affects that identity.
        if (activity.Resource.IsNone && !activity.Actor.IsNone) (activity.Resource, activity.ResourceKind) = (activity.Actor, symbols.Table.Intern("user"u8));
    }

    private void User(JsonSlice account, ref ActorActivity activity)
    {
        if (account.IsNone) return;
        var name = account.Text("userPrincipalName");
        if (name.IsEmpty) name = account.Text("azureAdUserId");
        if (name.IsEmpty) return;
        activity.Actor = symbols.Lower(name);
        activity.ActorKind = ActorKind.User;
    }

    private void Device(JsonSlice device, ref ActorActivity activity)
    {
        var virtualMachine = device["vmMetadata"].Text("resourceId");
        var id = !virtualMachine.IsEmpty ? virtualMachine : device.Text("mdeDeviceId") is { IsEmpty: false } own ? own : device.Text("azureAdDeviceId");
        activity.Host = symbols.Lower(id);
        Resource(!virtualMachine.IsEmpty ? virtualMachine : device.Text("deviceDnsName"), "device"u8, ref activity);
    }

    private void Resource(ReadOnlySpan<byte> id, ReadOnlySpan<byte> noun, ref ActorActivity activity)
    {
        if (id.IsEmpty || !activity.Resource.IsNone) return;
        activity.Resource = symbols.Lower(id);
        activity.ResourceKind = symbols.Table.Intern(noun);
    }

    // Other products' exports have no name with an @.
    private static ReadOnlySpan<byte> TypeOf(JsonSlice one) => one.Text("@odata.type") is { IsEmpty: false } type ? type : one.Text("at_sign_odata_type");

    private static bool EndsWith(ReadOnlySpan<byte> type, ReadOnlySpan<byte> word) => type.Length >= word.Length && Ascii.EqualsIgnoreCase(type[^word.Length..], word);
}
