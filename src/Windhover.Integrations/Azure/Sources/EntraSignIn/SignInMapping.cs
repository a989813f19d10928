using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.EntraSignIn;

/// <summary>
/// From a sign-in of a person, a service principal or a managed identity to an event. The three forms (diagnostic setting, Graph, exported table) write the
/// same fields, under <c>properties</c>, on top, and on top with a capital.
/// </summary>
internal sealed class SignInMapping : IAzureMapping
{
    private const string VmType = "/virtualMachines/";
    private const int MostIdentities = 65_536;

    private readonly AzureSymbols symbols;
    private readonly SignInResult result;
    private readonly SymbolCache browsers;
    private readonly Symbol operationName, service, application;
    private readonly AzureField time, id, operation, tenant, homeTenant, resourceTenant, directory, address, userName, userId, servicePrincipal, userAgent, browser, device;
    private readonly AzureField session, token, key, thumbprint, resource, resourceName, app, appName, identityResource;
    private readonly HashSet<Symbol> hostIdentities = [];

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public SignInMapping(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        result = new SignInResult(fields, symbols);
        browsers = new SymbolCache(text => Browser(symbols.Table, text));
        operationName = symbols.Table.Intern("Sign-in activity"u8);
        service = symbols.Table.Intern("microsoft.aadiam"u8);
        application = symbols.Table.Intern("application"u8);
        time = fields.Text("properties.createdDateTime", "createdDateTime", "CreatedDateTime", "time", "TimeGenerated");
        id = Each(fields, "id", "Id");
        operation = fields.Text("operationName", "operationname", "OperationName");
        tenant = fields.Text("tenantId", "tenantid", "AADTenantId");
        homeTenant = Each(fields, "homeTenantId", "HomeTenantId");
        resourceTenant = Each(fields, "resourceTenantId", "ResourceTenantId");
        directory = fields.Text("resourceId", "resourceid", "ResourceId");
        address = fields.Text("properties.ipAddress", "ipAddress", "IPAddress", "callerIpAddress", "calleripaddress");
        userName = Each(fields, "userPrincipalName", "UserPrincipalName");
        userId = Each(fields, "userId", "UserId");
        servicePrincipal = Each(fields, "servicePrincipalId", "ServicePrincipalId");
        userAgent = Each(fields, "userAgent", "UserAgent");
        browser = Each(fields, "deviceDetail.browser", "DeviceDetail.browser");
        device = Each(fields, "deviceDetail.deviceId", "DeviceDetail.deviceId");
        session = Each(fields, "sessionId", "SessionId");
        token = Each(fields, "uniqueTokenIdentifier", "UniqueTokenIdentifier");
        key = Each(fields, "servicePrincipalCredentialKeyId", "ServicePrincipalCredentialKeyId");
        thumbprint = Each(fields, "servicePrincipalCredentialThumbprint", "ServicePrincipalCredentialThumbprint");
        resource = fields.Text("properties.resourceId", "ResourceIdentity");
        resourceName = Each(fields, "resourceDisplayName", "ResourceDisplayName");
        app = Each(fields, "appId", "AppId");
        appName = Each(fields, "appDisplayName", "AppDisplayName");
        identityResource = Each(fields, "managedServiceIdentity.associatedResourceId", "ManagedServiceIdentity.associatedResourceId");
        fields.Whole("DeviceDetail", "ManagedServiceIdentity");
    }

    /// <inheritdoc />
    public string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output)
    {
        var when = time.In(record);
        if (when.IsEmpty) return "createdDateTime: missing";
        if (!IsoTime.TryRead(when, out activity.Time)) return "createdDateTime: not a time";
        activity.Class = EventClass.Authentication;
        activity.Activity = ActivityKind.Logon;
        activity.Id = RecordId.FromText(id.In(record));
        var name = operation.In(record);
        activity.Operation = name.IsEmpty ? operationName : symbols.Of(name);
        activity.Service = service;
        Account(record, ref activity);
        Actor(record, ref activity);
        Target(record, ref activity);
        CallerAddress.Read(address.In(record), ref activity);
        var agent = userAgent.In(record);
        activity.Agent = agent.IsEmpty ? browsers.Of(browser.In(record)) : symbols.Agent(agent);
        var machine = device.In(record);
        if (AzureIdentity.IsId(machine)) activity.Host = symbols.Lower(machine);
        result.Map(record, ref activity);
        IdentityOfHost(record, activity, output);
        return null;
    }

    private static AzureField Each(AzureFields fields, string name, string column) => fields.Text("properties." + name, name, column);

    private void Account(in JsonRecord record, ref ActorActivity activity)
    {
        activity.Account = symbols.Lower(tenant.In(record));
        if (activity.Account.IsNone) activity.Account = symbols.Tenant(directory.In(record));
        if (activity.Account.IsNone) activity.Account = symbols.Lower(resourceTenant.In(record));
        var home = homeTenant.In(record);
        if (AzureIdentity.IsId(home)) activity.ActorAccount = symbols.Lower(home);
    }

    private void Actor(in JsonRecord record, ref ActorActivity activity)
    {
        var principal = servicePrincipal.In(record);
        var name = userName.In(record);
        if (name.IsEmpty && AzureIdentity.IsId(userId.In(record))) name = userId.In(record);
        if (name.IsEmpty && AzureIdentity.IsId(principal)) name = principal;
        if (name.IsEmpty) name = app.In(record);
        activity.Actor = symbols.Lower(name);
        activity.ActorKind = name.IsEmpty ? ActorKind.Unknown : ActorKind.User;
        var opened = session.In(record);
        if (AzureIdentity.IsId(opened)) activity.Session = symbols.Lower(opened);
        var credential = key.In(record);
        if (!AzureIdentity.IsId(credential)) credential = thumbprint.In(record);
        var isKey = !credential.IsEmpty;
        if (!isKey) credential = token.In(record);
        activity.Credential = symbols.Of(credential);
        if (!activity.Credential.IsNone) activity.CredentialLasts = isKey ? Truth.Yes : Truth.No;
    }

    private void Target(in JsonRecord record, ref ActorActivity activity)
    {
        // Graph's resourceId is the application; in the other forms that name on top is the directory's.
        var target = resource.In(record);
        var top = directory.In(record);
        if (target.IsEmpty && top.Length == 36) target = top;
        if (target.IsEmpty) target = resourceName.In(record);
        activity.Resource = symbols.Lower(target);
        if (!target.IsEmpty) activity.ResourceKind = application;
        var client = app.In(record);
        activity.Related = symbols.Lower(client.IsEmpty ? appName.In(record) : client);
    }

    /// <summary>A managed identity of a machine acts for that machine; said once a file.</summary>
    private void IdentityOfHost(in JsonRecord record, in ActorActivity activity, EventBuffer output)
    {
        var host = identityResource.In(record);
        if (host.IsEmpty || activity.Actor.IsNone || !System.Text.Encoding.UTF8.GetString(host).Contains(VmType, StringComparison.OrdinalIgnoreCase)) return;
        if (hostIdentities.Count >= MostIdentities) hostIdentities.Clear();
        if (!hostIdentities.Add(activity.Actor)) return;
        output.AddFact(new EntityFact { Time = activity.Time, Kind = EntityFactKind.RoleOfHost, Subject = symbols.Lower(host), Object = activity.Actor, Record = activity.Record });
    }

    // "Chrome 120.0.0" of the device's details, in the words of a user agent's family.
    private static Symbol Browser(SymbolTable table, ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return default;
        var end = text.IndexOf((byte)' ');
        var word = end < 0 ? text : text[..end];
        if (word.Length > 32) word = word[..32];
        Span<byte> family = stackalloc byte[40];
        "browser "u8.CopyTo(family);
        word.CopyTo(family["browser ".Length..]);
        return table.Intern(family[..("browser ".Length + word.Length)]);
    }
}
