using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>How a text holds bytes.</summary>
public enum RecordEncoding : byte
{
    /// <summary>As they are: the bytes are valid UTF-8.</summary>
    [JsonStringEnumMemberName("utf-8")]
    Utf8,

    /// <summary>In base 64 (RFC 4648 section 4): the bytes are not UTF-8.</summary>
    [JsonStringEnumMemberName("base64")]
    Base64,
}
