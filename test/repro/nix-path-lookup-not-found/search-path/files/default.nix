(import <site> { }).port
