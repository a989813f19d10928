using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.S3Access;

/// <summary>
/// What an operation is, by its name: <c>REST.HTTP_method.resource_type</c>, <c>SOAP.operation</c>, <c>WEBSITE.HTTP_method.resource_type</c>,
/// <c>BATCH.DELETE.OBJECT</c>, <c>S3.action.resource_type</c>.
/// </summary>
/// <param name="Class">FileHostingActivity for objects, their parts and their versions, ApiActivity for settings and lists.</param>
/// <param name="Activity">What it does.</param>
/// <param name="IsUpload">Whether the object comes from the caller.</param>
/// <param name="IsPart">Whether one request may be logged so several times.</param>
internal readonly record struct S3Operation(EventClass Class, ActivityKind Activity, bool IsUpload, bool IsPart)
{
    /// <summary>Judges an operation.</summary>
    public static S3Operation Of(ReadOnlySpan<byte> name)
    {
        var last = name[(name.LastIndexOf((byte)'.') + 1)..];
        var isObject = last.StartsWith("OBJECT"u8) || last.StartsWith("PART"u8) || last.StartsWith("UPLOAD"u8) || last.StartsWith("MULTI_OBJECT"u8) || name.StartsWith("WEBSITE."u8)
            || (name.StartsWith("S3."u8) && last.SequenceEqual("DELETEMARKER"u8));
        var verb = Verb(name);
        var isDeletion = verb == ActivityKind.Delete || name.IndexOf("MULTI_OBJECT_DELETE"u8) >= 0;
        var isContent = last.SequenceEqual("OBJECT"u8) || last.SequenceEqual("PART"u8);
        return new(
            isObject ? EventClass.FileHostingActivity : EventClass.ApiActivity,
            isDeletion ? ActivityKind.Delete : isContent && verb == ActivityKind.Update && !name.StartsWith("S3."u8) ? ActivityKind.Create : verb,
            isContent && (name.StartsWith("REST.PUT."u8) || name.StartsWith("REST.POST."u8)),
            name.StartsWith("BATCH."u8) || name.IndexOf("COPY"u8) >= 0 || name.StartsWith("S3."u8));
    }

    private static ActivityKind Verb(ReadOnlySpan<byte> name) => name switch
    {
        _ when Has(name, ".GET"u8) || Has(name, ".HEAD"u8) || Has(name, ".LIST"u8) || name.EndsWith("_GET"u8) || Has(name, ".SELECT"u8) => ActivityKind.Read,
        _ when Has(name, ".DELETE"u8) || Has(name, ".EXPIRE"u8) || name.StartsWith("S3.CREATE.DELETEMARKER"u8) => ActivityKind.Delete,
        _ when Has(name, ".POST"u8) || Has(name, ".COPY"u8) || Has(name, ".CREATE"u8) => ActivityKind.Create,
        _ when Has(name, ".PUT"u8) || Has(name, ".TRANSITION"u8) || Has(name, ".RESTORE"u8) => ActivityKind.Update,
        _ => ActivityKind.Other,
    };

    private static bool Has(ReadOnlySpan<byte> name, ReadOnlySpan<byte> part) => name.IndexOf(part) >= 0;
}
