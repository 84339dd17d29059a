namespace CapacityLab.Load.Http;

/// <summary>Where the value of a slot stands in a request, which decides how it is written there (<see cref="SlotEncoding"/>).</summary>
internal enum SlotPlace : byte
{
    /// <summary>As it is.</summary>
    Raw,

    /// <summary>
    /// A whole path: only what no address may hold is percent-encoded. Scheme and host of a whole address are left out, since the
    /// request goes to the target.
    /// </summary>
    Path,

    /// <summary>A whole query: the same.</summary>
    WholeQuery,

    /// <summary>Within the path: what would end or begin a segment is percent-encoded too.</summary>
    Segment,

    /// <summary>Within the query: everything with a meaning there is percent-encoded.</summary>
    Query,

    /// <summary>Within a header's value: on one line.</summary>
    Header,

    /// <summary>Within a text of a JSON body, or its name: escaped.</summary>
    JsonText,

    /// <summary>In place of a whole value of a JSON body: a number stays a number, text gets quotes.</summary>
    JsonValue,

    /// <summary>Within a form: application/x-www-form-urlencoded.</summary>
    Form,
}
