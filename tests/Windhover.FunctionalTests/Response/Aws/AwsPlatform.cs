using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.FunctionalTests.Collection.Aws;
using Windhover.Testing.Response;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>An account in the emulator, which checks signatures and policies, and a connection of a user who may do what was said and nothing else.</summary>
internal sealed class AwsPlatform : ActionPlatform
{
    internal const long Now = 1_780_000_000_000;
    private readonly Administrator _administrator;
    private readonly AwsStage _stage;

    private AwsPlatform(Administrator administrator, AwsStage stage, IResponderConnection connection) => (_administrator, _stage, Connection) = (administrator, stage, connection);

    public override IResponderConnection Connection { get; }

    public override ActionRequest Request => new("ac-0123456789ab", _stage.Wanted, Now, Now + 7_200_000);

    public override ActionRequest Unknown => new("ac-0123456789ab", _stage.Unknown, Now, Now + 7_200_000);

    internal static ActionCatalogue Catalogue { get; } = ActionCatalogue.In(System.Reflection.Assembly.Load("Windhover.Integrations"));

    internal static async Task<AwsPlatform> StartAsync(Moto moto, Func<Administrator, Task<AwsStage>> stage, IEnumerable<string> permissions)
    {
        var administrator = new Administrator(moto);
        var staged = await stage(administrator);
        var (key, secret) = await administrator.UserAsync("windhover", permissions);
        await moto.EnforceAsync();
        return new AwsPlatform(administrator, staged, Open(moto.Address, key, secret));
    }

    internal static IResponderConnection Open(Uri address, string key, string secret, params (string Name, string Value)[] more)
    {
        var responder = Catalogue.Responder("aws")!;
        var values = responder.Descriptor.Settings.ToDictionary(s => s.Name, s => s.Default ?? "", StringComparer.Ordinal);
        (values["regions"], values["endpoint"], values["access_key_id"], values["secret_access_key"]) = ($"us-west-2, {Administrator.Region}", address.ToString(), key, secret);
        foreach (var (name, value) in more) values[name] = value;
        return responder.Open(new CollectorSettings("aws", values), TimeProvider.System);
    }

    public override Task<string> DumpAsync() => _stage.Dump();

    public override async Task<bool> ChangeAsPersonAsync(ActionPlan plan)
    {
        if (_stage.Change is null) return false;
        await _stage.Change(plan);
        return true;
    }

    public override Task<string> PersonsPartAsync() => _stage.PersonsPart!();

    public override async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        _administrator.Dispose();
    }
}
