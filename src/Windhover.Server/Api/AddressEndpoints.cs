using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Integrations.Network.Addresses;
using Windhover.Server.Errors;

namespace Windhover.Server.Api;

/// <summary>What is known of addresses.</summary>
internal static class AddressEndpoints
{
    internal static void MapAddresses(this RouteGroupBuilder api) => api.MapGet("/addresses/{address}", Get)
        .WithName("get_address").WithTags("addresses").WithSummary("Network, organisation, country and kind of place of an address")
        .Produces<AddressView>().ProducesProblem(StatusCodes.Status400BadRequest);

    private static IResult Get(string address, AddressTable table)
    {
        if (!Address.TryParse(address, out var parsed)) return Problems.BadRequest("address", $"'{address}' is not an IP address.");
        var info = table.Find(parsed);
        return TypedResults.Ok(new AddressView
        {
            Address = parsed.ToString(),
            Class = info.Class,
            Asn = info.Asn,
            Organisation = info.Organisation,
            Country = info.Country,
            Provider = info.Provider,
            Region = info.Region,
            Text = info.ToString(),
            Data = table.Versions,
            Attribution = AddressData.Attribution,
        });
    }
}
