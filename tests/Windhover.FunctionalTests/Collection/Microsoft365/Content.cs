using System.Globalization;
using Windhover.FunctionalTests.Collection.Azure;

namespace Windhover.FunctionalTests.Collection.Microsoft365;

/// <summary>Content that the peer has: five records.</summary>
/// <param name="Type">Its content type.</param>
/// <param name="Number">Makes its id and those of its records.</param>
/// <param name="Created">When it became available.</param>
internal sealed record Content(string Type, int Number, DateTimeOffset Created)
{
    internal const int Records = 5;

    internal string Id => string.Create(CultureInfo.InvariantCulture, $"2026{Number:D18}$2026{Number:D18}${Type.Replace('.', '_').ToLowerInvariant()}${Type.Replace('.', '_')}");

    internal string Json => $"[{string.Join(",\r\n", Enumerable.Range(0, Records).Select(Record))}]";

    private string Record(int record) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"CreationTime":"{{Created.UtcDateTime.AddMinutes(-record - 1):yyyy-MM-dd'T'HH:mm:ss}}","Id":"33333333-aaaa-4bbb-{{record:D4}}-{{Number:D12}}","Operation":"FileDownloaded","OrganizationId":"{{EntraPeer.Tenant}}","RecordType":6,"UserKey":"1003","UserType":0,"Version":1,"Workload":"SharePoint","ClientIP":"203.0.113.{{Number % 200}}","ObjectId":"https://contoso.example/plan-{{Number}}.xlsx","UserId":"u{{Number % 7}}@contoso.example","ItemType":"File"}""");
}
