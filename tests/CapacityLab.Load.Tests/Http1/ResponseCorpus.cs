using System.Text;
using CapacityLab.Load.Http1;

namespace CapacityLab.Load.Tests.Http1;

/// <summary>Answers as servers send them, right and wrong, with what has to be made of them. Seeds of the fuzz campaign, too.</summary>
public static class ResponseCorpus
{
    public static readonly IReadOnlyList<CorpusEntry> All =
    [
        Ok("length", "HTTP/1.1 200 OK\r\nServer: x\r\nContent-Length: 5\r\n\r\nhello", 200, "hello"),
        Ok("no body", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200, ""),
        Ok("no reason", "HTTP/1.1 200\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("empty reason", "HTTP/1.1 404 \r\nContent-Length: 1\r\n\r\na", 404, "a"),
        Ok("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 2\n\nab", 200, "ab"),
        Ok(
            "bare line feeds, body like a head's end",
            "HTTP/1.1 200 OK\nContent-Length: 5\n\na\n\r\nb",
            200,
            "a\n\r\nb"
        ),
        Ok("mixed line ends", "HTTP/1.1 200 OK\nContent-Length: 2\r\n\nab", 200, "ab"),
        Ok("leading empty lines", "\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("names in any case", "HTTP/1.1 200 OK\r\nCONTENT-length:3\r\n\r\nabc", 200, "abc"),
        Ok("white space around values", "HTTP/1.1 200 OK\r\nContent-Length: \t 3 \t\r\n\r\nabc", 200, "abc"),
        Ok("white space before the colon", "HTTP/1.1 200 OK\r\nContent-Length : 3\r\n\r\nabc", 200, "abc"),
        Ok("empty value", "HTTP/1.1 200 OK\r\nX-Empty:\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("folded length", "HTTP/1.1 200 OK\r\nContent-Length:\r\n 3\r\n\r\nabc", 200, "abc"),
        Ok("folded other", "HTTP/1.1 200 OK\r\nX-A: one\r\n\ttwo: three\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("same length twice", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("same length in a list", "HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\na", 200, "a"),
        Ok("bytes above 127 in a value", "HTTP/1.1 200 OK\r\nX: \u00fc\u00e9\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("continue first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok(
            "early hints twice",
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 103 x\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 1\r\n\r\na",
            201,
            "a"
        ),
        Ok("204 without length", "HTTP/1.1 204 No Content\r\n\r\n", 204, ""),
        Ok("204 with length", "HTTP/1.1 204 No Content\r\nContent-Length: 7\r\n\r\n", 204, ""),
        Ok("304 with length", "HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n", 304, ""),
        Ok("to HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n", 200, "") with
        {
            ToHead = true,
        },
        Ok("to HEAD, chunked", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", 200, "") with
        {
            ToHead = true,
        },
        Ok(
            "chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nA\r\n, wide wor\r\n2\r\nld\r\n0\r\n\r\n",
            200,
            "hello, wide world"
        ),
        Ok("chunked, empty", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 200, ""),
        Ok(
            "chunk extensions",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=1;b=\"x y\"\r\nhello\r\n0;last\r\n\r\n",
            200,
            "hello"
        ),
        Ok(
            "white space after a size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5  \r\nhello\r\n0\t;x\r\n\r\n",
            200,
            "hello"
        ),
        Ok(
            "leading zeros",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0005\r\nhello\r\n000\r\n\r\n",
            200,
            "hello"
        ),
        Ok(
            "trailers",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX-Sum : 1\r\nX-B:\r\n folded: 2\r\n\r\n",
            200,
            "a"
        ),
        Ok("chunks ended by line feeds", "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n1\na\n0\n\n", 200, "a"),
        Ok("two codings", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", 200, "a"),
        Ok(
            "codings in two fields",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: Chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
            200,
            "a"
        ),
        Closes(
            "length and chunked",
            "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n",
            200,
            "a"
        ),
        Closes("until close", "HTTP/1.1 200 OK\r\n\r\nall of it", 200, "all of it") with
        {
            Ends = true,
        },
        Closes("until close, empty", "HTTP/1.1 200 OK\r\n\r\n", 200, "") with
        {
            Ends = true,
        },
        Closes(
            "coding but not chunked",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 1\r\n\r\nabc",
            200,
            "abc"
        ) with
        {
            Ends = true,
        },
        Closes(
            "chunked, then another coding",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\nabc",
            200,
            "abc"
        ) with
        {
            Ends = true,
        },
        Closes("connection close", "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Closes(
            "connection close in a list",
            "HTTP/1.1 200 OK\r\nConnection: x, Close\r\nContent-Length: 1\r\n\r\na",
            200,
            "a"
        ),
        Closes("old server", "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Closes(
            "old server with a coding",
            "HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            200,
            ""
        ),
        Ok(
            "old server, keep-alive",
            "HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nContent-Length: 1\r\n\r\na",
            200,
            "a"
        ),
        Ok("a later minor version", "HTTP/1.2 200 OK\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("the last minor version", "HTTP/1.9 200 OK\r\nContent-Length: 1\r\n\r\na", 200, "a"),
        Ok("left over", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\naHTTP/1.1 500 x\r\n\r\n", 200, "a") with
        {
            LeftOver = 18,
        },
        Ok("left over after chunks", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nxyz", 200, "") with
        {
            LeftOver = 3,
        },
        Wrong("not HTTP", "SSH-2.0-OpenSSH_9.2\r\n", ResponseFault.StatusLine),
        Wrong("not HTTP, no line end", "\u0016\u0003\u0001", ResponseFault.StatusLine),
        Wrong("another version", "HTTP/2.0 200 OK\r\n\r\n", ResponseFault.StatusLine),
        Wrong("no minor version", "HTTP/1.x 200 OK\r\n\r\n", ResponseFault.StatusLine),
        Wrong("two digits", "HTTP/1.1 20 OK\r\n\r\n", ResponseFault.StatusLine),
        Wrong("four digits", "HTTP/1.1 2000 OK\r\n\r\n", ResponseFault.StatusLine),
        Wrong("status below 100", "HTTP/1.1 099 OK\r\n\r\n", ResponseFault.StatusLine),
        Wrong("lone return in the reason", "HTTP/1.1 200 O\rK\r\n\r\n", ResponseFault.StatusLine),
        Wrong("empty lines without end", new string('\n', 40), ResponseFault.StatusLine),
        Wrong("no colon", "HTTP/1.1 200 OK\r\nServer\r\n\r\n", ResponseFault.Header),
        Wrong("no name", "HTTP/1.1 200 OK\r\n: x\r\n\r\n", ResponseFault.Header),
        Wrong("space in a name", "HTTP/1.1 200 OK\r\nA b: x\r\n\r\n", ResponseFault.Header),
        Wrong("folding without a field", "HTTP/1.1 200 OK\r\n a: x\r\n\r\n", ResponseFault.Header),
        Wrong("zero byte in a value", "HTTP/1.1 200 OK\r\nA: x\0y\r\n\r\n", ResponseFault.Header),
        Wrong("lone return in a value", "HTTP/1.1 200 OK\r\nA: x\ry\r\n\r\n", ResponseFault.Header),
        Wrong("negative length", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", ResponseFault.ContentLength),
        Wrong("signed length", "HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\na", ResponseFault.ContentLength),
        Wrong("empty length", "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n", ResponseFault.ContentLength),
        Wrong("length in hex", "HTTP/1.1 200 OK\r\nContent-Length: 0x1\r\n\r\na", ResponseFault.ContentLength),
        Wrong(
            "length beyond any",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
            ResponseFault.ContentLength
        ),
        Wrong(
            "two lengths",
            "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            ResponseFault.ContentLength
        ),
        Wrong(
            "two lengths in a list",
            "HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nab",
            ResponseFault.ContentLength
        ),
        Wrong(
            "chunk without size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\nabc",
            ResponseFault.Chunk
        ),
        Wrong(
            "chunk size in words",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
            ResponseFault.Chunk
        ),
        Wrong("negative chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", ResponseFault.Chunk),
        Wrong(
            "chunk beyond any",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "chunk longer than told",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "lone return after a size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\rxa\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "text behind a chunk's size",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5 five\r\nhello\r\n0\r\n\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "control character in an extension",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;a=\0\r\nhello\r\n0\r\n\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "space in a trailer's name",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX Sum: 1\r\n\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "control character in a trailer",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX-Sum: \u0001\r\n\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "folded line before any trailer",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n X-Sum: 1\r\n\r\n",
            ResponseFault.Chunk
        ),
        Wrong(
            "trailer without colon",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nabc\r\n\r\n",
            ResponseFault.Chunk
        ),
        Wrong("upgrade", "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n", ResponseFault.Upgrade),
        Wrong(
            "interim without end",
            string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 120)),
            ResponseFault.HeadTooLarge
        ),
        Wrong("endless field", "HTTP/1.1 200 OK\r\nA: " + new string('x', 70_000), ResponseFault.HeadTooLarge),
        Wrong(
            "large head",
            "HTTP/1.1 200 OK\r\nA: " + new string('x', 70_000) + "\r\n\r\n",
            ResponseFault.HeadTooLarge
        ),
        Ok(
            "large head within the limit",
            "HTTP/1.1 200 OK\r\nA: " + new string('x', 60_000) + "\r\nContent-Length: 1\r\n\r\na",
            200,
            "a"
        ),
        Early("nothing", ""),
        Early("half a head", "HTTP/1.1 200 OK\r\nContent-Le"),
        Early("half a body", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhel"),
        Early("half a chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"),
        Early("no last chunk", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"),
        Early("no end of trailers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"),
        Early("the longest length there is", "HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\nab"),
        Early("interim only", "HTTP/1.1 100 Continue\r\n\r\n"),
    ];

    private static CorpusEntry Ok(string name, string bytes, int status, string body) =>
        new(name, Encoding.Latin1.GetBytes(bytes), status, body);

    private static CorpusEntry Closes(string name, string bytes, int status, string body) =>
        Ok(name, bytes, status, body) with
        {
            Persists = false,
        };

    private static CorpusEntry Wrong(string name, string bytes, object fault) =>
        Ok(name, bytes, 0, "") with
        {
            Persists = false,
            Fault = (int)(ResponseFault)fault,
        };

    private static CorpusEntry Early(string name, string bytes) =>
        Wrong(name, bytes, ResponseFault.ClosedEarly) with
        {
            Ends = true,
        };
}

public sealed record CorpusEntry(string Name, byte[] Bytes, int Status, string Body)
{
    public bool Persists { get; init; } = true;

    public bool ToHead { get; init; }

    /// <summary>Whether the connection is closed after the bytes.</summary>
    public bool Ends { get; init; }

    public int LeftOver { get; init; }

    public int Fault { get; init; }

    public override string ToString() => Name;
}
