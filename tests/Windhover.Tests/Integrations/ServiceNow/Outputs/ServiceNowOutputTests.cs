using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Testing.Outputs;

namespace Windhover.Tests.Integrations.ServiceNow.Outputs;

public sealed class ServiceNowOutputTests : HttpOutputConformance
{
    private const string Id = "9d385017c611228701d22104cc95c371";
    private static readonly string Credential = Convert.ToBase64String(Encoding.UTF8.GetBytes("windhover:snow-password"));
    private readonly Dictionary<string, JsonNode> records = new(StringComparer.Ordinal);
    private int notes;

    protected override string Kind => "servicenow";

    protected override IReadOnlyList<string> Secrets => ["snow-password", Credential];

    protected override IReadOnlyCollection<string> Standing => records.Keys;

    protected override Dictionary<string, string> Settings(string address) => new() { ["url"] = address, ["user"] = "windhover", ["token"] = "snow-password" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        request.Headers["Authorization"].ShouldBe("Basic " + Credential);
        request.Headers["Accept"].ShouldBe("application/json");
        if (request.Method == "GET")
        {
            request.Path.ShouldStartWith("/api/now/table/incident?sysparm_query=correlation_id%3D");
            var key = request.Path.Split("%3D")[1].Split('&')[0];
            return new PeerAnswer(200, records.ContainsKey(key) ? $$"""{"result": [{"sys_id": "{{Id}}", "number": "INC1"}]}""" : """{"result": []}""");
        }

        if (request.Method == "POST")
        {
            request.Path.ShouldBe("/api/now/table/incident");
            ((string)request.Json["short_description"]!).Length.ShouldBeInRange(1, 160);
            ((string)request.Json["urgency"]!).ShouldBeOneOf("1", "2", "3");
            records.TryAdd((string)request.Json["correlation_id"]!, request.Json).ShouldBeTrue("a second record of one incident");
            return new PeerAnswer(201, $$"""{"result": {"sys_id": "{{Id}}", "number": "INC1"} }""");
        }

        (request.Method, request.Path).ShouldBe(("PATCH", $"/api/now/table/incident/{Id}"));
        ((string)request.Json["work_notes"]!).ShouldNotBeEmpty();
        notes++;
        foreach (var (name, value) in request.Json.AsObject()) records.Values.Single()[name] = value?.DeepClone();
        return new PeerAnswer(200, $$"""{"result": {"sys_id": "{{Id}}"} }""");
    }

    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests)
    {
        var record = requests.Single(r => r.Method == "POST").Json;
        ((string)record["description"]!).ShouldNotContain("[code]");
        ((string)record["short_description"]!).ShouldNotContain('\n');
    }

    protected override void IsOver()
    {
        notes.ShouldBe(3);
        var record = records.Values.ShouldHaveSingleItem();
        ((string)record["state"]!).ShouldBe("6");
        ((string)record["close_code"]!).ShouldBe("Solution provided");
        ((string)record["close_notes"]!).ShouldNotBeEmpty();
    }
}
