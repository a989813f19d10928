namespace Windhover.Server.Api;

/// <summary>What callers send: members that are not marked as required may be left out. In answers no member ever is.</summary>
internal interface IRequestBody;
