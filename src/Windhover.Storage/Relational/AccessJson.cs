using System.Text.Json.Serialization;
using Windhover.Core.Access;

namespace Windhover.Storage.Relational;

/// <summary>Documents of the access store.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SnakeCaseEnum<Role>), typeof(SnakeCaseEnum<SignInMeans>)])]
[JsonSerializable(typeof(User))]
[JsonSerializable(typeof(Session))]
[JsonSerializable(typeof(ApiToken))]
internal sealed partial class AccessJson : JsonSerializerContext;
